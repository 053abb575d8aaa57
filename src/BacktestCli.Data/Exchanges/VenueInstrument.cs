using BacktestCli.Core.Market;

namespace BacktestCli.Data.Exchanges;

/// <summary>One line of a venue's own list of instruments.</summary>
public sealed record VenueInstrument
{
    /// <summary>The instrument: venue, market, symbol, base, quote and rules as the list has them.</summary>
    public required Instrument Instrument { get; init; }

    /// <summary>The venue's word for the family it belongs to, which says what to ask: <c>um</c>, <c>cm</c>, <c>linear</c>, <c>SWAP</c>.</summary>
    public required string Product { get; init; }

    /// <summary>What profit is paid in; null on spot.</summary>
    public string? Settle { get; init; }

    /// <summary>True for contracts that are quoted in one currency and pay profit in the other.</summary>
    public bool IsInverse { get; init; }

    /// <summary>What one contract is worth: base currency for linear contracts, quote currency for inverse ones; 1 where the venue counts in base.</summary>
    public decimal ContractSize { get; init; } = 1m;

    /// <summary>True where it can be traded today.</summary>
    public bool IsTrading { get; init; } = true;

    /// <summary>Since when the venue says it is listed, Unix ms; null where it does not say, or says what no calendar has. Bars may be older.</summary>
    public long? ListedAt
    {
        get;
        init => field = value is { } time && UtcTime.IsOfCalendar(time) ? time : null;
    }

    /// <summary>Hours between two fundings; null where the list does not say or there is none.</summary>
    public int? FundingHours { get; init; }
}
