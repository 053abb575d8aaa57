using BacktestCli.Core;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads <c>data</c>.</summary>
internal sealed class DataSection(ProblemList problems)
{
    private static readonly string[] Keys = ["exchange", "market", "symbol", "interval", "from", "to"];

    private static readonly string[] Markets = ["spot", "perp"];

    /// <summary>The bars asked for; null where something is wrong, which is reported.</summary>
    public StrategyData? Read(YamlMapping mapping)
    {
        Section section = new(mapping, "data", Keys, problems);
        YamlScalar? exchange = section.Require("exchange", "binance");
        YamlScalar? market = section.Require("market", "spot");
        YamlScalar? symbol = section.Require("symbol", "BTCUSDT");
        YamlScalar? intervalText = section.Require("interval", "1h");
        Interval interval = default;
        if (intervalText is not null && !Interval.TryParse(intervalText.Value, out interval))
            Report(intervalText, $"{intervalText.Value} is not an interval; there are {string.Join(", ", Interval.Known)}.");
        if (market is not null && !Markets.Contains(market.Value))
            Report(
                market,
                $"there is no market {market.Value}; there are {string.Join(", ", Markets)}.{Spelling.DidYouMean(market.Value, Markets)}");
        if (exchange is not null && exchange.Value.Any(char.IsAsciiLetterUpper))
            Report(exchange, $"exchanges are written in lower case: {exchange.Value.ToLowerInvariant()}.");

        (long? from, long? to) = (Time(section.Text("from"), "from"), Time(section.Text("to"), "to"));
        if (from >= to)
            Report(section.Text("to")!, $"to must be after from, {UtcTime.Format(from.Value)}.");
        if (exchange is null || market is null || symbol is null || intervalText is null)
            return null;
        MarketKind kind = market.Value == "perp" ? MarketKind.Perp : MarketKind.Spot;
        return new StrategyData(new Instrument(exchange.Value, kind, symbol.Value), interval, from, to);
    }

    private long? Time(YamlScalar? text, string key)
    {
        if (text is null)
            return null;
        if (UtcTime.TryParse(text.Value, out long time))
            return time;
        Report(text, $"{key} is {text.Value}: write a UTC date, 2024-01-01, or an instant, 2024-01-01T12:00:00Z.");
        return null;
    }

    private void Report(YamlScalar at, string message) => problems.Add(at.Line, at.Column, message);
}
