using BacktestCli.Core.Engine;

namespace BacktestCli.Reports.Json;

/// <summary>What was known of funding.</summary>
internal static class FundingSection
{
    public static void Write(JsonText json, RunFunding? funding)
    {
        json.Key("funding");
        if (funding is null)
        {
            json.Null();
            return;
        }

        json.OpenObject();
        json.Member("times", funding.Times);
        json.Member("payments", funding.Payments.Count);
        json.Member("fingerprint", funding.Fingerprint);
        json.Lines("uncovered", funding.Uncovered, Stretch);
        json.CloseObject();
    }

    private static void Stretch(JsonText json, (long From, long To) stretch)
    {
        json.Instant("from", stretch.From);
        json.Instant("to", stretch.To);
    }
}
