using BacktestCli.Core.Market;

namespace BacktestCli.Data.Exchanges.Relay;

/// <summary>How a relay is asked, and what its answers look like. Every part has a default, so most relays need few settings.</summary>
/// <remarks>
/// Settings by name, with their defaults:
/// <list type="table">
/// <item><c>endpoint</c> (<c>candles</c>): which of the two usual addresses bars are at, <c>candles</c> or <c>history</c>.</item>
/// <item><c>path</c> (by <c>endpoint</c>): the request for bars, with <c>{exchange} {market} {symbol} {interval} {from} {to} {limit}</c>
/// filled in.</item>
/// <item><c>rows</c> (the answer itself): where the array of bars is in the answer, names of members with dots between: <c>data.items</c>.</item>
/// <item><c>time open high low close volume</c>: name of the member, or index in the row; by default their own names, or 0 to 5 in rows
/// that are arrays.</item>
/// <item><c>quote_volume trades taker_buy_volume taker_buy_quote_volume</c> (none): likewise, where the relay has them.</item>
/// <item><c>time_unit</c> (<c>ms</c>): unit of times in answers and requests: <c>s</c>, <c>ms</c>, <c>us</c>.</item>
/// <item><c>order</c> (<c>ascending</c>): <c>ascending</c> or <c>descending</c>.</item>
/// <item><c>to</c> (<c>exclusive</c>): <c>inclusive</c> where a bar that opens at <c>{to}</c> is answered too.</item>
/// <item><c>page</c> (1000): most bars of one answer, which is <c>{limit}</c>.</item>
/// <item><c>interval_names</c> (ours): what the relay calls intervals that it calls otherwise: <c>1h=60,1d=D</c>.</item>
/// <item><c>market_path</c> (<c>/market/{exchange}</c>), <c>market_rows</c>, <c>market_symbol</c> (<c>symbol</c>), <c>market_base</c>
/// (<c>base</c>), <c>market_quote</c> (<c>quote</c>): the list of symbols; its rows are objects, or bare names.</item>
/// </list>
/// </remarks>
internal sealed record RelayMapping
{
    /// <summary>The request for bars, with its placeholders.</summary>
    public required string Path { get; init; }

    /// <summary>Members that lead to the array of bars.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>Where the time is in a row.</summary>
    public required RelayColumn Time { get; init; }

    /// <summary>Where the other columns are, by <see cref="BarField"/>; null: nowhere.</summary>
    public required IReadOnlyList<RelayColumn?> Fields { get; init; }

    /// <summary>Units of a time in a millisecond, and milliseconds in a unit; one of them is 1.</summary>
    public required (long PerMillisecond, long Milliseconds) TimeUnit { get; init; }

    /// <summary>True where the newest bar comes first.</summary>
    public required bool IsDescending { get; init; }

    /// <summary>True where a bar that opens at <c>{to}</c> is answered too.</summary>
    public required bool IsToInclusive { get; init; }

    /// <summary>Most bars of an answer.</summary>
    public required int Page { get; init; }

    /// <summary>What the relay calls intervals, where it is not what we do.</summary>
    public required IReadOnlyDictionary<string, string> IntervalNames { get; init; }

    /// <summary>The request for the list of symbols, with its placeholder.</summary>
    public required string MarketPath { get; init; }

    /// <summary>Members that lead to the array of symbols.</summary>
    public required IReadOnlyList<string> MarketRows { get; init; }

    /// <summary>Members of a symbol's row: its name, what is bought, what it is paid in.</summary>
    public required (string Symbol, string Base, string Quote) MarketMembers { get; init; }

    /// <summary>A time as the relay writes it.</summary>
    public long ToUnit(long time) => time / TimeUnit.Milliseconds * TimeUnit.PerMillisecond;

    /// <summary>Unix ms of a time as the relay writes it.</summary>
    public long FromUnit(long time) => checked(time * TimeUnit.Milliseconds) / TimeUnit.PerMillisecond;

    /// <summary>The request for a page of bars.</summary>
    public string PathOf(VenueInstrument instrument, Interval interval, long from, long to) => RelayTemplate.Fill(Path, new()
    {
        ["exchange"] = instrument.Instrument.Exchange,
        ["market"] = instrument.Instrument.Market.ToString().ToLowerInvariant(),
        ["symbol"] = instrument.Instrument.Symbol,
        ["interval"] = IntervalNames.GetValueOrDefault(interval.ToString(), interval.ToString()),
        ["from"] = ToUnit(from).ToString(),
        ["to"] = (ToUnit(to) - (IsToInclusive ? 1 : 0)).ToString(),
        ["limit"] = Page.ToString(),
    });

    /// <summary>The request for the list of symbols.</summary>
    public string MarketPathOf(string exchange, MarketKind market) => RelayTemplate.Fill(MarketPath, new()
    {
        ["exchange"] = exchange,
        ["market"] = market.ToString().ToLowerInvariant(),
    });
}
