using System.Text.Json;
using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Json;

/// <summary>Which bars a report says its run has read.</summary>
public sealed record StoredDataset
{
    /// <summary>The venue.</summary>
    public required string Exchange { get; init; }

    /// <summary><c>spot</c> or <c>perp</c>.</summary>
    public required string Market { get; init; }

    /// <summary>The venue's symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary><c>trade</c> or <c>mark</c>.</summary>
    public required string Prices { get; init; }

    /// <summary>How long a bar lasts: <c>1h</c>.</summary>
    public required string Interval { get; init; }

    /// <summary>Open time of the first bar, Unix ms.</summary>
    public required long From { get; init; }

    /// <summary>Close time of the last bar, Unix ms.</summary>
    public required long To { get; init; }

    /// <summary>Bars read.</summary>
    public required long Bars { get; init; }

    /// <summary>SHA-256 of the canonical columns, lower-case hex.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The same month by month; none in a report that an earlier version wrote.</summary>
    public required IReadOnlyList<MonthOfBars> Months { get; init; }

    /// <summary>Venue, market and symbol, as a trade names them: <c>binance spot BTCUSDT</c>.</summary>
    public string Instrument => $"{Exchange} {Market} {Symbol}";

    /// <summary>What is the same in two reports of the same market: <c>binance spot BTCUSDT 1h</c>, with <c>mark</c> for mark prices.</summary>
    public string Name => $"{Instrument} {Interval}{(Prices == "mark" ? " mark" : "")}";

    internal static StoredDataset Of(JsonElement dataset)
    {
        JsonElement instrument = dataset.GetProperty("instrument");
        StoredLine own = new(dataset);
        StoredLine named = new(instrument);
        return new StoredDataset
        {
            Exchange = named.Text("exchange"),
            Market = named.Text("market"),
            Symbol = named.Text("symbol"),
            Prices = own.Text("prices"),
            Interval = own.Text("interval"),
            From = own.Time("from"),
            To = own.Time("to"),
            Bars = dataset.GetProperty("bars").GetInt64(),
            Fingerprint = own.Text("fingerprint"),
            Months = dataset.TryGetProperty("months", out JsonElement months) ? [.. months.EnumerateArray().Select(Month)] : [],
        };
    }

    private static MonthOfBars Month(JsonElement month)
    {
        StoredLine line = new(month);
        return new MonthOfBars(line.Time("from"), month.GetProperty("bars").GetInt64(), line.Text("fingerprint"));
    }
}
