using System.Text;
using BacktestCli.Composition;
using BacktestCli.Signals;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Tests.Composition;

/// <summary>The door of the program: what the world does to it is no bug of it.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("report", "schema")]
    [InlineData("strategy", "list")]
    [InlineData("indicators", "list", "--json")]
    public async Task A_stdout_that_takes_nothing_ends_with_exit_code_3_and_a_sentence(params string[] arguments)
    {
        (int exitCode, string error) = await FailAsync(new IOException("No space left on device"), arguments);
        Assert.Equal(3, exitCode);
        Assert.StartsWith("backtest: the disk or the pipe does not let us: No space left on device", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_model_that_does_not_answer_ends_with_exit_code_4_and_a_sentence()
    {
        const string Said = "holysheep/gpt-4.1 rejects the key of HOLYSHEEP_API_KEY: set it to a valid one.";
        foreach (Exception fault in new Exception[] { new SignalException(Said), new ChatException(ChatFailure.KeyRejected, Said) })
            Assert.Equal((4, $"backtest: {Said}\n"), await FailAsync(fault, "strategy", "list"));
    }

    [Fact]
    public void A_stderr_that_takes_nothing_loses_the_words_and_not_the_work()
    {
        using FullDisk full = new(new IOException("No space left on device"));
        using LossyWriter error = new(full);
        error.WriteLine("a note");
        error.Write('x');
        error.Write("half a line");
    }

    private static async Task<(int ExitCode, string Error)> FailAsync(Exception fault, params string[] arguments)
    {
        using FullDisk output = new(fault);
        using StringWriter error = new();
        Surroundings surroundings = new()
        {
            Out = output,
            Error = error,
            Environment = new Dictionary<string, string> { ["HOME"] = Path.GetTempPath() },
            WorkingDirectory = Path.GetTempPath(),
            Clock = TimeProvider.System,
        };
        int exitCode = await new CommandLine(surroundings).RunAsync(arguments, TestContext.Current.CancellationToken);
        return (exitCode, error.ToString());
    }

    private sealed class FullDisk(Exception fault) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw fault;
    }
}
