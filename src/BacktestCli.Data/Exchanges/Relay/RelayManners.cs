using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Relay;

/// <summary>How a relay is talked to: at one address, with a bearer key, without a limit we know.</summary>
internal sealed class RelayManners(Uri host, string? key) : VenueManners
{
    /// <inheritdoc/>
    public override string Name => "relay";

    /// <inheritdoc/>
    public override IReadOnlyList<Uri> Hosts { get; } = [host];

    /// <inheritdoc/>
    public override RateBudget? Budget => null;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Headers { get; } =
        key is null ? new Dictionary<string, string>() : new() { ["Authorization"] = "Bearer " + key };

    /// <inheritdoc/>
    public override Judgement Judge(HttpAnswer answer, Judgement usual) =>
        answer.Status is 401 or 403 ? usual with { Course = Course.Refused } : usual;

    /// <inheritdoc/>
    public override string? NextStep(HttpAnswer answer) => answer.Status switch
    {
        401 or 403 when key is null => "The relay wants a key: set BACKTEST_RELAY_KEY.",
        401 or 403 => "The relay does not take the key: check BACKTEST_RELAY_KEY.",
        404 => "The relay may not know the venue or symbol, or has another address for it: check the relay's settings path and market_path.",
        _ => null,
    };
}
