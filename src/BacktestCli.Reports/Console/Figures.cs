using System.Globalization;
using BacktestCli.Core.Metrics;

namespace BacktestCli.Reports.Console;

/// <summary>Figures as people read them: thousands separated, shares in percent, <c>n/a</c> where undefined.</summary>
internal static class Figures
{
    public static string Of(MetricValue metric) => metric.Value is { } value ? Of(metric.Metric.Unit, value) : "n/a";

    public static string Money(double amount) => Of(MetricUnit.Quote, amount);

    private static string Of(MetricUnit unit, double value) => unit switch
    {
        MetricUnit.Fraction => Words.Percent(value),
        MetricUnit.Probability => Format(value, "0.000"),
        MetricUnit.Quote or MetricUnit.Ratio or MetricUnit.PerDay => Format(value, "N2"),
        MetricUnit.Days => Format(value, "N1") + " d",
        MetricUnit.Count => Format(value, "N0"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    private static string Format(double value, string format) => Words.Unsigned(value.ToString(format, CultureInfo.InvariantCulture));
}
