using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Models;
using BacktestCli.Tests;

namespace BacktestCli.EndToEnd;

/// <summary>
/// Makes the recordings of the samples whose models are a stand-in, after a prompt has changed: <c>stand-in.json</c> is the script of the fake
/// models, and the first run of <c>command.txt</c> asks them. Run it with <c>-explicit only</c>, then the samples' own tests.
/// </summary>
public sealed class SampleRecordings
{
    private const string Script = "stand-in.json";
    private const string Store = "signals.jsonl";
    private const string Replayed = "--signals-mode replay";

    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, "samples"), Script, SearchOption.AllDirectories).Select(Path.GetDirectoryName).Select(Path.GetFileName).OfType<string>()];

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public async Task A_sample_is_recorded_afresh(string name)
    {
        string sample = Path.Combine(Repository.Root, "samples", name);
        ModelsFake models = new(ModelScript.Read(await File.ReadAllTextAsync(Path.Combine(sample, Script), TestContext.Current.CancellationToken)));
        await using FakeServer server = await FakeServer.StartAsync([models]);
        using Backtest tool = new();
        tool.Asking(server.Address);
        foreach (string file in Directory.GetFiles(sample).Where(file => Path.GetFileName(file) != Store))
            File.Copy(file, tool.PathOf(Path.GetFileName(file)));
        ExampleLine run = ExampleLine.In(File.ReadLines(Path.Combine(sample, "command.txt"))).First(line => line.Arguments.Contains(Replayed, StringComparison.Ordinal));
        tool.Run(run.Arguments.Replace(Replayed, "--signals-mode record --in-flight 1", StringComparison.Ordinal)).Expect(run.ExitCode);
        Assert.NotEmpty(models.Calls);
        File.Copy(tool.PathOf(Store), Path.Combine(sample, Store), overwrite: true);
    }
}
