using System.Diagnostics;
using BacktestCli.Tests.Data;

namespace BacktestCli.Tests.FakeVenues;

public sealed class ProgramTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_how_it_is_used()
    {
        (int code, string output, _) = await RunAsync("--help");
        Assert.Equal(0, code);
        Assert.Contains("--faults FILE", output, StringComparison.Ordinal);
        Assert.Contains("--script FILE", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--prot 1", "'--prot' is unknown or lacks its value. See --help.")]
    [InlineData("--port", "'--port' is unknown or lacks its value. See --help.")]
    [InlineData("--port x", "--port takes a whole number, not 'x'.")]
    [InlineData("--listed-at soon", "--listed-at takes a date such as 2020-01-01, not 'soon'.")]
    public async Task What_it_does_not_understand_it_refuses(string words, string problem)
    {
        (int code, _, string error) = await RunAsync(words);
        Assert.Equal((2, problem), (code, error.Trim()));
    }

    [Fact]
    public async Task A_script_it_does_not_understand_it_refuses()
    {
        using TemporaryFolder folder = new();
        (int code, _, string error) = await RunAsync($"--port 0 --script {folder.Write("models.json", """{"gpt": {"stesp": []}}""")}");
        Assert.Equal(2, code);
        Assert.Contains("stesp", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_nobody_knows_is_on_stderr_and_in_the_exit_code()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signal that asks a process to stop.");
        using Process process = Start("--port 0 --log");
        string listening = (await process.StandardOutput.ReadLineAsync(Cancellation))!;
        using (HttpClient client = new())
            await client.GetAsync(new Uri(new Uri(listening["listening at ".Length..]), "/nowhere"), Cancellation);
        using Process kill = Process.Start("kill", ["-TERM", $"{process.Id}"]);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(1, process.ExitCode);
        Assert.Equal("no fake venue knows /nowhere", (await process.StandardError.ReadToEndAsync(Cancellation)).Trim());
        Assert.Contains("501 /nowhere", await process.StandardOutput.ReadToEndAsync(Cancellation), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string words)
    {
        using Process process = Start(words);
        Task<string> error = process.StandardError.ReadToEndAsync(Cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, output, await error);
    }

    private static Process Start(string words) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "BacktestCli.FakeVenues.dll"), .. words.Split(' ')])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
