using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Signals;

/// <summary>A run that too many questions of were answered by nobody ends, and says why nobody answered.</summary>
public sealed class UnansweredRunTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_provider_that_cannot_be_reached_is_named_where_a_run_ends_for_it()
    {
        _session["OLLAMA_API_KEY"] = "";
        _session["BACKTEST_OFFLINE"] = "";
        _session["BACKTEST_OLLAMA_BASE_URL"] = "http://127.0.0.1:1/v1";
        File.WriteAllText(_session.PathOf("backtest.yaml"), "providers: { ollama: { retries: 0 } }\n");
        _session.Expect(4, "run", "-s", "llm-sentiment", "--model", "ollama/any", "--data", "sample", "--from", "2024-01-01", "--to", "2024-02-01");
        Assert.Contains("(100 %) were answered by nobody, and --max-abstain is 5 %. The first because of this: ollama/any: no connection (", _session.Error, StringComparison.Ordinal);
    }
}
