using BacktestCli.Core.Engine;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Reports.Json;

/// <summary>What ran, with which settings, over which stretch.</summary>
internal static class RunSection
{
    public static void Write(JsonText json, Report report)
    {
        json.Key("run");
        json.OpenObject();
        Strategy(json, report.Strategy);
        Settings(json, report.Result.Options);
        json.Instant("from", report.Result.From);
        json.Instant("to", report.Result.To);
        json.Member("bars", report.Result.Bars);
        json.Member("ambiguous_bars", report.Result.AmbiguousBars);
        OpenPosition(json, report.Result);
        FundingSection.Write(json, report.Result.Instruments[0].Funding);
        json.Member("engine_version", report.EngineVersion);
        json.CloseObject();
    }

    private static void Strategy(JsonText json, StrategyIdentity strategy)
    {
        json.Key("strategy");
        json.OpenObject();
        json.Member("name", strategy.Name);
        json.Member("source_hash", strategy.SourceHash);
        json.Key("parameters");
        json.OpenObject();
        foreach (ParameterValue parameter in strategy.Parameters)
        {
            if (parameter.Type == ParameterType.Switch)
                json.Member(parameter.Name, parameter.Value != 0);
            else
                json.Member(parameter.Name, parameter.Value);
        }

        json.CloseObject();
        json.CloseObject();
    }

    private static void Settings(JsonText json, BacktestOptions options)
    {
        json.Key("settings");
        json.OpenObject();
        json.Member("cash", options.Cash);
        json.Member("maker_fee", options.Fees.Maker);
        json.Member("taker_fee", options.Fees.Taker);
        json.Member("slippage", options.Slippage.ToString());
        json.Member("fill_model", Words.Of(options.Fill));
        json.Member("intrabar", Words.Of(options.Intrabar));
        json.Member("keep_open", options.KeepOpen);
        json.Member("equity", Words.Of(options.Equity));
        json.CloseObject();
    }

    private static void OpenPosition(JsonText json, BacktestResult result)
    {
        json.Key("open_position");
        if (result.Instruments[0].OpenQuantity == 0)
        {
            json.Null();
            return;
        }

        json.OpenObject(inline: true);
        json.Member("quantity", result.Instruments[0].OpenQuantity);
        json.Member("profit", result.OpenProfit);
        json.CloseObject();
    }
}
