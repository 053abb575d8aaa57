using BacktestCli.Handlers.NewStrategy;
using BacktestCli.Signals;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.NewStrategy;

/// <summary>What a model writes is text from a stranger.</summary>
public sealed class HostileAnswerTests : IDisposable
{
    private readonly Desk _desk = new();

    public static TheoryData<string, string> Refused => new()
    {
        { Desk.Dip.Replace("name: dip", "name: ../../etc/passwd", StringComparison.Ordinal), "cannot be a strategy's name" },
        { Desk.Dip.Replace("name: dip", "name: other", StringComparison.Ordinal), "name is other: it must be dip." },
        { Desk.Dip + "include: /etc/passwd\n", "a strategy has no key include" },
        { Desk.Dip.Replace("95%", "!!python/object/apply:os.system [ls]", StringComparison.Ordinal), "anchors (&) and tags (!) are not used" },
        { "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n" + Desk.Dip, "anchors (&) and tags (!) are not used" },
        { Desk.Dip + "# " + new string('x', 100_000) + "\n", "53,536 is the most" },
        { Desk.Dip.Replace("rsi(14) < 30", new string('(', 20_000) + "rsi(14) < 30" + new string(')', 20_000), StringComparison.Ordinal), "yaml:4:" },
        { string.Concat(Enumerable.Range(0, 200).Select(i => new string(' ', i) + "a:\n")), "keys are nested deeper than 8 levels" },
        { Desk.Dip.Replace("rsi(14) < 30", "rsi(2000000000) < 30", StringComparison.Ordinal), "yaml:" },
        { Desk.Dip + "# \u001b]0;owned\u0007\u001b[2J\n", "line 7 holds the invisible character U+001B" },
        { Desk.Dip + "# \u202Eevil\n", "line 7 holds the invisible character U+202E" },
        { Desk.Dip + "---\n" + Desk.Dip, "yaml:7:1: a second document starts here" },
        { "", "holds no JSON object" },
        { "```yaml\n```\n", "yaml:" },
    };

    public void Dispose() => _desk.Dispose();

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_is_no_honest_strategy_is_refused_and_nothing_is_written(string answer, string problem)
    {
        _desk.Models.Then(answer.Length == 0 || answer[0] == '`' ? answer : Desk.Fenced(answer));
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => _desk.RunAsync(Desk.Wish with { Yes = true, Attempts = 1 }));

        Assert.Contains(problem, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', fault.Message);
        Assert.Empty(_desk.Files);
    }

    [Fact]
    public async Task An_answer_that_was_cut_is_not_taken_for_a_whole_one()
    {
        _desk.Models.Then(Desk.Fenced(Desk.Dip), isCut: true);
        SignalException fault = await Assert.ThrowsAsync<SignalException>(() => _desk.RunAsync(Desk.Wish with { Attempts = 1 }));
        Assert.Contains("the answer ends before it is whole", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_cannot_take_over_the_terminal()
    {
        _desk.Models.Then("\u001b[2J\u001b]0;owned\u0007[red]fine[/]\n" + Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish with { Yes = true });
        Assert.Contains("\n�[2J�]0;owned�[red]fine[/]\n", _desk.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _desk.Out);
    }

    [Fact]
    public async Task Nothing_but_the_one_file_is_written()
    {
        _desk.Models.Then(Desk.Fenced(Desk.Dip.Replace("description: ", "description: ../../../tmp/x.yaml C:\\x ", StringComparison.Ordinal)));
        await _desk.RunAsync(Desk.Wish with { Yes = true, Out = "mine/a.yaml" });
        Assert.Equal(["mine/a.yaml"], _desk.Files);
    }

    [Fact]
    public async Task Words_that_hold_line_ends_of_every_kind_stay_comments()
    {
        _desk.Models.Then(Desk.Fenced(Desk.Dip));
        await _desk.RunAsync(Desk.Wish with { Yes = true, From = "buy\rsize: 1\u2028size: 2\u0085size: 3\vsize: 4" });
        string[] lines = _desk.Read("strategies/dip.yaml").Split('\n');
        Assert.Equal(["#   buy", "#   size: 1", "#   size: 2", "#   size: 3�size: 4"], lines[2..6]);
        Assert.Empty(StrategyCheckOf(_desk.Read("strategies/dip.yaml")));
    }

    [Fact]
    public void A_longer_interval_than_the_sample_has_bars_of_is_no_bug()
    {
        string yaml = Desk.Dip.Replace("entry:", "indicators:\n  trend: { of: \"ema(close, 5)\", interval: 15m }\nentry: close > trend and", StringComparison.Ordinal);
        DraftCheck check = DraftCheck.Run(yaml, "dip", TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.Empty(check.Problems);
    }

    [Fact]
    public void A_strategy_that_computes_for_hours_is_given_up()
    {
        string names = string.Concat(Enumerable.Range(0, 80).Select(i => $"  h{i}: hurst(close, {5_000 - i})\n"));
        string all = string.Join(" and ", Enumerable.Range(0, 80).Select(i => $"h{i} > 0"));
        string yaml = Desk.Dip.Replace("entry:", $"indicators:\n{names}entry: {all} and", StringComparison.Ordinal);

        DraftCheck check = DraftCheck.Run(yaml, "dip", new StandingClock(DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        Assert.Equal(["yaml: it takes more than 2 minutes to check it on 8,760 bars: use fewer indicators, or shorter look-backs."], check.Problems);
    }

    [Fact]
    public async Task Whoever_gives_up_is_obeyed_and_no_strategy_is_blamed()
    {
        using CancellationTokenSource user = new();
        await user.CancelAsync();
        Assert.ThrowsAny<OperationCanceledException>(() => DraftCheck.Run(Desk.Dip, "dip", TimeProvider.System, user.Token));
    }

    private static IReadOnlyList<string> StrategyCheckOf(string yaml) => DraftCheck.Run(yaml, "dip", TimeProvider.System, TestContext.Current.CancellationToken).Problems;
}
