using BacktestCli.Tests;

namespace BacktestCli.EndToEnd;

/// <summary>Every folder of samples/ tells a story: its command is run where its data is, and must write its expected files, byte for byte.</summary>
public sealed class SampleTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples");

    public static TheoryData<string> Names => [.. Directory.GetDirectories(Samples).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_writes_its_expected_files(string name)
    {
        string sample = Path.Combine(Samples, name);
        string expected = Path.Combine(sample, "expected");
        using Backtest tool = new();
        foreach (string file in Directory.GetFiles(sample))
            File.Copy(file, tool.PathOf(Path.GetFileName(file)));

        List<string> said = [];
        foreach (ExampleLine line in ExampleLine.In(File.ReadLines(Path.Combine(sample, "command.txt"))))
        {
            Outcome outcome = tool.Run(line.Arguments).Expect(line.ExitCode);
            said.Add($"$ {line}\n{outcome.Out}{outcome.Error}");
        }

        File.WriteAllText(tool.PathOf("screen.txt"), string.Join('\n', said));
        string[] files = [.. Directory.GetFiles(expected, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(expected, file))];
        Assert.NotEmpty(files);
        Assert.All(files, file => AssertSame(Path.Combine(expected, file), tool.PathOf(file)));
    }

    [Fact]
    public void Every_report_of_every_sample_and_shipped_strategy_obeys_the_schema_the_program_prints()
    {
        using Backtest tool = new();
        File.WriteAllText(tool.PathOf("schema.json"), tool.Run("report schema").Expect(0).Out);
        foreach (string strategy in Directory.GetFiles(Path.Combine(Repository.Root, "strategies"), "*.yaml").Select(Path.GetFileNameWithoutExtension).OfType<string>())
            tool.Run($"run -s {strategy} --name {strategy} --equity full --signals-mode off").Expect(0);
        string[] reports =
        [
            .. Directory.GetFiles(Samples, "report.json", SearchOption.AllDirectories),
            .. Directory.GetFiles(tool.PathOf("runs"), "report.json", SearchOption.AllDirectories),
        ];

        Assert.True(reports.Length >= 12, $"only {reports.Length} reports were found");
        NodeTool.Run("validate-schema.mjs", "", [tool.PathOf("schema.json"), .. reports]);
    }

    private static void AssertSame(string expected, string actual)
    {
        Assert.True(File.Exists(actual), $"{expected} was not written");
        if (File.ReadAllBytes(expected).AsSpan().SequenceEqual(File.ReadAllBytes(actual)))
            return;
        string received = Path.Combine(Path.GetDirectoryName(expected)!, $"{Path.GetFileNameWithoutExtension(expected)}.received{Path.GetExtension(expected)}");
        File.Copy(actual, received, overwrite: true);
        Assert.Fail($"{expected} is not what was written; compare with {received}, and rename it if it is right.");
    }
}
