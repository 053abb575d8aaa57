using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.NewStrategy;

/// <summary><c>backtest strategy new NAME</c> as a user types it.</summary>
public sealed class StartingFileTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_new_strategy_is_found_by_its_name_has_no_mistakes_and_does_not_look_ahead()
    {
        _session.Expect(0, "strategy", "new", "my-first");
        Assert.Equal("strategies/my-first.yaml: saved. Try it: backtest run --strategy my-first --data sample\n", _session.Out);

        _session.Expect(0, "strategy", "check", "my-first");
        _session.Expect(0, "strategy", "check", "my-first", "--causal");
        Assert.Matches("\n  warm-up  .*: the same [1-9][0-9,]* orders; fills the same\\.\n", _session.Out);
        _session.Expect(0, "run", "--strategy", "my-first", "--data", "sample");
    }

    [Fact]
    public void The_line_that_names_bars_is_right_once_it_is_no_comment()
    {
        _session.Expect(0, "strategy", "new", "my-first");
        string path = _session.PathOf("strategies/my-first.yaml");
        File.WriteAllText(path, File.ReadAllText(path).Replace("# data:", "data:", StringComparison.Ordinal));
        _session.Expect(0, "strategy", "check", "my-first");
    }

    [Fact]
    public void What_its_comments_propose_works_also_where_the_file_lies_elsewhere()
    {
        _session.Expect(0, "strategy", "new", "my-first", "--out", "own ideas/first.yml");
        string[] proposals =
        [
            .. File.ReadLines(_session.PathOf("own ideas/first.yml")).Where(line => line.StartsWith("#   ", StringComparison.Ordinal))
                .Select(line => line.Split(" backtest ")[1]),
        ];
        Assert.Equal(3, proposals.Length);
        Assert.All(proposals, proposal => _session.Expect(0, [.. proposal.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))]));
    }

    [Fact]
    public void What_is_there_is_left_alone_unless_force_is_used()
    {
        Directory.CreateDirectory(_session.PathOf("strategies"));
        File.WriteAllText(_session.PathOf("strategies/mine.yaml"), "mine");
        _session.Expect(2, "strategy", "new", "mine");
        Assert.Equal("backtest: strategies/mine.yaml is there already and is left alone. Choose another name or --out, or replace it with --force.\n", _session.Error);
        Assert.Equal("mine", File.ReadAllText(_session.PathOf("strategies/mine.yaml")));

        _session.Expect(0, "strategy", "new", "mine", "--force");
        _session.Expect(0, "strategy", "check", "mine");
    }

    [Theory]
    [InlineData("My-First", "My-First cannot be a strategy's name: it is made of a-z, 0-9 and -, as in rsi-volume.")]
    [InlineData("../escape", "../escape cannot be a strategy's name: it is made of a-z, 0-9 and -, as in rsi-volume.")]
    [InlineData("a.yaml", "a.yaml cannot be a strategy's name: it is made of a-z, 0-9 and -, as in rsi-volume.")]
    public void A_name_that_no_strategy_can_have_is_refused(string name, string problem)
    {
        _session.Expect(2, "strategy", "new", name);
        Assert.Equal($"backtest: {problem}\n", _session.Error);
        Assert.False(Directory.Exists(_session.PathOf("strategies")));
    }

    [Theory]
    [InlineData("--out", "a.cs", "--out is a.cs: a strategy's file ends in .yaml or .yml.")]
    [InlineData("--attempts", "0", "--attempts is 0: it must be from 1 to 10.")]
    public void Impossible_options_are_refused(string option, string value, string problem)
    {
        _session.Expect(2, "strategy", "new", "a", option, value);
        Assert.Equal($"backtest: {problem}\n", _session.Error);
    }

    [Fact]
    public void A_range_and_a_folder_that_are_configured_for_runs_say_nothing_about_a_new_strategy()
    {
        File.WriteAllText(_session.PathOf("backtest.yaml"), "from: 2024-01-01\nto: 2024-02-01\nout: reports\n");
        _session.Expect(0, "strategy", "new", "mine");
        Assert.StartsWith("strategies/mine.yaml: saved.", _session.Out);
    }

    [Fact]
    public void A_name_that_comes_with_the_program_is_taken_over_and_that_is_said()
    {
        _session.Expect(0, "strategy", "new", "sma-cross", "--json");
        Assert.Equal("""{"name":"sma-cross","file":"strategies/sma-cross.yaml","saved":true}""", _session.Out.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains("strategies/sma-cross.yaml now stands before the built-in strategy of that name.", _session.Error, StringComparison.Ordinal);
    }
}
