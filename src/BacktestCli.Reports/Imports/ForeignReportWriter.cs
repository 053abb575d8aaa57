using BacktestCli.Core.Engine;
using BacktestCli.Core.Metrics;
using BacktestCli.Core.Trading;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Imports;

/// <summary>Writes another program's back-test as a <c>report.json</c>: the same file gives the same bytes. What is not known is null.</summary>
public static class ForeignReportWriter
{
    /// <summary>Writes the whole report: UTF-8 without a mark, a newline at the end.</summary>
    /// <param name="foreign">What that program says.</param>
    /// <param name="version">Version of this program, whose formulas the metrics are.</param>
    /// <param name="stream">Where to.</param>
    public static void Write(ForeignResult foreign, string version, Stream stream)
    {
        using JsonText json = new(stream);
        json.OpenObject();
        json.Member("schema", Report.Schema);
        Run(json, foreign, version);
        json.Lines<Core.Market.Dataset>("datasets", [], static (_, _) => { });
        json.Key("metrics");
        json.OpenObject();
        foreach (MetricValue metric in foreign.Metrics)
            json.Member(metric.Metric.Name, metric.Value);
        json.CloseObject();
        BenchmarkSection.Write(json, null);
        json.Key("intrabar");
        json.OpenObject();
        Nulls(json, "ambiguous_bars", "total_return", "max_drawdown");
        json.CloseObject();
        PeriodSection.Write(json, ReportPeriods.Of(foreign.Result));
        json.Lines("drawdowns", foreign.Result.Equity.Drawdowns.Worst, ReportWriter.Drawdown);
        json.Lines("trades", foreign.Result.Trades, (line, trade) => TradeOf(line, trade, foreign.HasFunding));
        ReportWriter.Equity(json, foreign.Result.Equity.Daily);
        Nulls(json, "signals");
        ReportWriter.Orders(json, foreign.Result.Orders);
        json.Lines("applied", foreign.Applied, ReportWriter.Effect);
        json.Lines("warnings", foreign.Warnings, ReportWriter.Warning);
        json.CloseObject();
    }

    private static void Run(JsonText json, ForeignResult foreign, string version)
    {
        json.Key("run");
        json.OpenObject();
        json.Key("strategy");
        json.OpenObject();
        json.Member("name", foreign.Strategy);
        json.Member("source_hash", foreign.SourceHash);
        json.Key("parameters");
        json.OpenObject();
        json.CloseObject();
        json.CloseObject();
        Settings(json, foreign);
        json.Instant("from", foreign.Result.From);
        json.Instant("to", foreign.Result.To);
        Nulls(json, "bars");
        json.Key("instruments");
        json.OpenArray();
        foreach ((InstrumentResult one, decimal? fee) in foreign.Result.Instruments.Zip(foreign.Fees))
            Instrument(json, one, fee);
        json.CloseArray();
        json.Member("engine_version", version);
        json.Key("imported_from");
        json.OpenObject();
        json.Member("program", foreign.Program);
        json.Member("file_hash", foreign.FileHash);
        json.Member("interval", foreign.Result.Interval.ToString());
        json.CloseObject();
        json.CloseObject();
    }

    private static void Settings(JsonText json, ForeignResult foreign)
    {
        decimal?[] fees = [.. foreign.Fees.Distinct()];
        double? fee = fees.Length == 1 ? (double?)fees[0] : null;
        json.Key("settings");
        json.OpenObject();
        json.Member("cash", foreign.Result.Options.Cash);
        Nulls(json, "cash_by_venue");
        json.Member("maker_fee", fee);
        json.Member("taker_fee", fee);
        json.Member("slippage", foreign.Result.Options.Slippage.ToString());
        Nulls(json, "spread_bps", "seed");
        json.Member("leverage", (double?)foreign.Leverage);
        Nulls(json, "margin_mode", "borrow_rate", "max_volume_share");
        json.Member("max_positions", (double?)foreign.Result.Options.MaxPositions);
        Nulls(json, "protections", "fill_model", "intrabar", "keep_open");
        json.Member("equity", Words.Of(EquityDetail.Daily));
        json.CloseObject();
    }

    private static void Instrument(JsonText json, InstrumentResult one, decimal? fee)
    {
        json.OpenObject();
        json.Member("instrument", one.Instrument.ToString());
        json.Instant("from", one.From);
        json.Instant("to", one.To);
        Nulls(json, "bars", "weight");
        json.Member("maker_fee", (double?)fee);
        json.Member("taker_fee", (double?)fee);
        json.Lines<FeeTier>("fee_tiers", [], static (_, _) => { });
        Nulls(json, "margin", "detail", "open_position", "funding");
        json.CloseObject();
    }

    private static void TradeOf(JsonText json, Trade trade, bool hasFunding)
    {
        json.Member("instrument", trade.Instrument.ToString());
        json.Member("side", Words.Of(trade.Side));
        json.Instant("entry_time", trade.EntryTime);
        json.Instant("exit_time", trade.ExitTime);
        json.Member("entry_price", trade.EntryPrice);
        json.Member("exit_price", trade.ExitPrice);
        json.Member("quantity", trade.Quantity);
        json.Member("fees", trade.Fees);
        json.Member("slippage", trade.Slippage);
        json.Member("funding", hasFunding ? (double)trade.Funding : null);
        Nulls(json, "interest", "insurance");
        json.Member("gross_profit", trade.GrossProfit);
        json.Member("net_profit", trade.NetProfit);
        json.Member("return", trade.Return);
        json.Member("bars_held", trade.BarsHeld);
        json.Member("max_adverse_excursion", trade.MaxAdverseExcursion);
        json.Member("max_favourable_excursion", trade.MaxFavourableExcursion);
        json.Member("exit_reason", Words.Of(trade.ExitReason));
        json.Member("tag", trade.Tag);
    }

    private static void Nulls(JsonText json, params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
        {
            json.Key(key);
            json.Null();
        }
    }
}
