using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Signals;

/// <summary>A range without bars has no questions, and that is told as it is for a run.</summary>
public sealed class NothingToAskAboutTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("estimate")]
    [InlineData("generate")]
    public void A_range_without_bars_is_no_range_without_questions(string command)
    {
        _session.Expect(3, "signals", command, "-s", "llm-sentiment", "--model", "ollama/any", "--data", "sample", "--from", "2023-01-01", "--to", "2023-02-01");
        Assert.Contains("synthetic spot BTCUSDT 1h: there are no bars in what was asked for.", _session.Error, StringComparison.Ordinal);
    }
}
