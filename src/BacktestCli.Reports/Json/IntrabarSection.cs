namespace BacktestCli.Reports.Json;

/// <summary>Between which ends the outcome lies, where prices inside bars may have gone several ways.</summary>
internal static class IntrabarSection
{
    public static void Write(JsonText json, IntrabarOutcome intrabar)
    {
        json.Key("intrabar");
        json.OpenObject();
        json.Member("ambiguous_bars", intrabar.AmbiguousBars);
        Range(json, "total_return", intrabar.TotalReturn);
        Range(json, "max_drawdown", intrabar.MaxDrawdown);
        json.CloseObject();
    }

    private static void Range(JsonText json, string key, OutcomeRange? range)
    {
        json.Key(key);
        if (range is null)
        {
            json.Null();
            return;
        }

        json.OpenArray(inline: true);
        json.Value(range.Worst);
        json.Value(range.Declared);
        json.Value(range.Best);
        json.CloseArray();
    }
}
