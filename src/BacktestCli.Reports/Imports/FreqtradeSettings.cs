using System.Text.Json;
using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Imports;

/// <summary>How freqtrade ran a back-test, as far as its results say.</summary>
internal sealed record FreqtradeSettings
{
    /// <summary>The name of a venue that nobody named.</summary>
    public const string NoExchange = "unknown";

    /// <summary>Starting cash, quote currency.</summary>
    public required decimal Cash { get; init; }

    /// <summary>Positions that may be open at a time; null: any number.</summary>
    public required int? MaxPositions { get; init; }

    /// <summary>How long a bar lasts.</summary>
    public required Interval Interval { get; init; }

    /// <summary>From when, Unix ms.</summary>
    public required long From { get; init; }

    /// <summary>To when, Unix ms.</summary>
    public required long To { get; init; }

    /// <summary>True where positions are backed by margin.</summary>
    public required bool IsMargined { get; init; }

    /// <summary>The venue, lower case.</summary>
    public required string Exchange { get; init; }

    /// <summary>All pairs, those without trades too.</summary>
    public required IReadOnlyList<string> Pairs { get; init; }

    /// <summary>All trades.</summary>
    public required IReadOnlyList<JsonElement> Trades { get; init; }

    /// <summary>Reads them.</summary>
    /// <param name="file">The results.</param>
    /// <param name="place">Where they stand, for messages.</param>
    /// <param name="exchange">The venue; null: what the file says.</param>
    /// <exception cref="ReportException">One is missing or makes no sense.</exception>
    public static FreqtradeSettings Of(FreqtradeFile file, string place, string? exchange)
    {
        JsonElement stats = file.Stats;
        string mode = FreqtradeFile.Text(stats, "trading_mode") ?? "spot";
        if (!Interval.TryParse(FreqtradeFile.Text(stats, "timeframe"), out Interval interval))
            throw Wrong("timeframe", $"one of {string.Join(' ', Interval.Known)}");
        decimal cash = FreqtradeTrade.Number(stats, "starting_balance") ?? FreqtradeTrade.Number(stats, "dry_run_wallet") ?? throw Wrong("starting_balance", "a number");
        long from = Time("backtest_start");
        long last = Time("backtest_end");
        if (cash <= 0)
            throw Wrong("starting_balance", "above 0");
        if (last < from)
            throw Wrong("backtest_end", "not before backtest_start");
        if (mode is not ("spot" or "futures"))
            throw Wrong("trading_mode", "spot or futures");
        decimal? most = FreqtradeTrade.Number(stats, "max_open_trades_setting") ?? FreqtradeTrade.Number(stats, "max_open_trades");
        return new FreqtradeSettings
        {
            Cash = cash,
            MaxPositions = most is >= 1 and <= int.MaxValue ? (int)most : null,
            Interval = interval,
            From = from,
            To = interval.Next(last),
            IsMargined = mode == "futures",
            Exchange = exchange?.ToLowerInvariant() ?? file.Exchange ?? NoExchange,
            Pairs = [.. List("pairlist").Where(pair => pair.ValueKind == JsonValueKind.String).Select(pair => pair.GetString()!)],
            Trades = FreqtradeFile.Member(stats, "trades") is { ValueKind: JsonValueKind.Array } ? List("trades") : throw Wrong("trades", "a list"),
        };

        JsonElement[] List(string name) => FreqtradeFile.Member(stats, name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];

        long Time(string name) => (long?)FreqtradeTrade.Number(stats, name + "_ts")
            ?? (UtcTime.TryParse(FreqtradeFile.Text(stats, name) + "+00:00", out long time) ? time : throw Wrong(name, "a time"));

        ReportException Wrong(string member, string rule) => new(
            $"{place}: {member} is {FreqtradeFile.Member(stats, member)?.GetRawText() ?? "missing"}: it must be {rule}. Export the result again with a newer freqtrade.");
    }

    /// <summary><c>BTC/USDT:USDT</c> as an instrument: of perpetuals, what stands behind the colon settles them.</summary>
    public Instrument InstrumentOf(string pair)
    {
        string[] parts = pair.Split(':')[0].Split('/');
        return new Instrument(Exchange, IsMargined ? MarketKind.Perp : MarketKind.Spot, string.Concat(parts).ToUpperInvariant())
        {
            Base = parts[0],
            Quote = parts.Length > 1 ? parts[1] : null,
        };
    }
}
