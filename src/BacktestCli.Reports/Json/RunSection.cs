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
        SettingsSection.Write(json, report.Result);
        json.Instant("from", report.Result.From);
        json.Instant("to", report.Result.To);
        json.Member("bars", report.Result.Bars);
        InstrumentSection.Write(json, report.Result.Instruments);
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
}
