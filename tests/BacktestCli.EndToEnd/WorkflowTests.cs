using System.Diagnostics;
using System.Xml.Linq;
using BacktestCli.Tests;
using YamlDotNet.RepresentationModel;

namespace BacktestCli.EndToEnd;

/// <summary>The workflow of samples/ci, its commands run as they stand by the shell that GitHub runs them with.</summary>
public sealed class WorkflowTests : IDisposable
{
    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "ci");

    private readonly Backtest _tool = new();

    public WorkflowTests()
    {
        foreach (string file in Directory.GetFiles(Sample))
            File.Copy(file, _tool.PathOf(Path.GetFileName(file)));
    }

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void It_passes_while_nothing_drifts()
    {
        Assert.Equal(0, Step("Replay").ExitCode);
        Outcome judged = Step("Judge");
        Assert.True(judged.ExitCode == 0, judged.Out + judged.Error);
        Assert.Equal("0", XDocument.Load(_tool.PathOf("checks.xml")).Root!.Attribute("failures")!.Value);
    }

    [Fact]
    public void It_fails_where_a_bar_is_another_and_says_so_in_log_and_summary()
    {
        string[] bars = File.ReadAllLines(_tool.PathOf("bars.csv"));
        string[] cells = bars[72].Split(',');
        cells[1] = cells[2]; // the first trade is filled at this open
        bars[72] = string.Join(',', cells);
        File.WriteAllLines(_tool.PathOf("bars.csv"), bars);

        Assert.Equal(0, Step("Replay").ExitCode);
        Outcome judged = Step("Judge");
        Assert.Equal(1, judged.ExitCode);
        Assert.StartsWith("::error title=runs/now%3A against baseline.json::it differs.", judged.Error, StringComparison.Ordinal);
        Assert.Equal("1", XDocument.Load(_tool.PathOf("checks.xml")).Root!.Attribute("failures")!.Value);
        Assert.Equal(1, Step("Explain").ExitCode);
        Assert.Contains("| data | binance spot BTCUSDT 1h: bars of 2024-02 (", File.ReadAllText(_tool.PathOf("summary.md")), StringComparison.Ordinal);
    }

    private static YamlSequenceNode Steps()
    {
        YamlStream yaml = [];
        using StreamReader reader = new(Path.Combine(Sample, "backtest.yml"));
        yaml.Load(reader);
        return (YamlSequenceNode)yaml.Documents[0].RootNode["jobs"]["drift"]["steps"];
    }

    private Outcome Step(string name)
    {
        YamlMappingNode step = Steps().Cast<YamlMappingNode>().Single(step => step.Children.TryGetValue("name", out YamlNode? own) && own.ToString() == name);
        ProcessStartInfo start = new("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", $"backtest() {{ dotnet '{PublishedProgram.Path}' \"$@\"; }}\n{step["run"]}"])
        {
            WorkingDirectory = _tool.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["HOME"] = _tool.PathOf("home");
        start.Environment["GITHUB_ACTIONS"] = "true";
        start.Environment["GITHUB_STEP_SUMMARY"] = _tool.PathOf("summary.md");
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Outcome(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
