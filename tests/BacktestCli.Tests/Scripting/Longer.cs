using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Scripting;

/// <summary>Bars of four hours made the slow way, from all hourly bars at once, and what an expression on them is.</summary>
internal static class Longer
{
    private const long FourHours = 4 * 3_600_000;

    /// <summary>At each hourly bar, the value of an expression at the last whole bar of four hours that has closed by then; NaN where there is none.</summary>
    public static double[] Visible(IReadOnlyList<Bar> hours, string expression)
    {
        Bar[][] whole = [.. hours.GroupBy(bar => bar.OpenTime / FourHours).Select(group => group.ToArray()).Where(group => group.Length == 4)];
        double[] values = [.. Files.Rows([.. whole.Select(Join)], expression).Select(row => row[0])];
        double[] visible = new double[hours.Count];
        for (int i = 0; i < visible.Length; i++)
        {
            long now = hours[i].OpenTime;
            int last = Array.FindLastIndex(whole, group => group[^1].OpenTime <= now);
            visible[i] = last < 0 ? double.NaN : values[last];
        }

        return visible;
    }

    private static Bar Join(Bar[] four) => new(
        four[0].OpenTime, four[0].Open, four.Max(bar => bar.High), four.Min(bar => bar.Low), four[^1].Close, four.Sum(bar => bar.Volume));
}
