using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>How the account went, as much of it as a chart shows.</summary>
internal static class CourseData
{
    /// <summary>Points that a chart two screens wide can tell apart, roughly; each stretch keeps its first, lowest, highest and last.</summary>
    private const int Stretches = 800;

    public static void Write(JsonText json, PageInput input, double cash)
    {
        ReportDocument report = input.Report;
        int[] kept = Kept(report.Equity);
        json.Key("course");
        json.OpenObject(inline: true);
        Numbers(json, "time", kept.Select(i => (double)(report.Equity[i].Time / 1000)));
        Numbers(json, "equity", kept.Select(i => report.Equity[i].Equity));
        Numbers(json, "drawdown", kept.Select(i => -report.Equity[i].Drawdown));
        Numbers(json, "exposure", kept.Select(i => report.Equity[i].Exposure));
        double[] hold = Hold(input, cash);
        Numbers(json, "hold", hold.Length == 0 ? [] : kept.Select(i => hold[i]));
        json.CloseObject();
        DailyReturns daily = DailyReturns.Of(report.Equity, cash);
        json.Key("rolling");
        json.OpenObject(inline: true);
        Numbers(json, "time", daily.Days.Select(day => (double)((day + UtcTime.Day) / 1000)));
        Numbers(json, "sharpe", daily.Sharpe());
        Numbers(json, "volatility", daily.Volatility());
        json.CloseObject();
    }

    /// <summary>What the cash were worth at each point of the equity curve, had it bought the instruments at their weights and held; empty where bars are missing.</summary>
    internal static double[] Hold(PageInput input, double cash)
    {
        JsonElement[] instruments = [.. input.Report.Root.GetProperty("run").GetProperty("instruments").EnumerateArray()];
        if (instruments.Length != input.Bars.Count)
            return [];
        double[] hold = new double[input.Report.Equity.Count];
        double[] weights = [.. instruments.Select(one => instruments.Length == 1 ? 1 : one.GetProperty("weight").GetDouble())];
        for (int i = 0; i < hold.Length; i++)
        {
            for (int j = 0; j < weights.Length; j++)
                hold[i] += cash * weights[j] * input.Bars[j].Closes[i] / input.Bars[j].FirstOpen;
        }

        return hold;
    }

    private static void Numbers(JsonText json, string key, IEnumerable<double> numbers)
    {
        json.Key(key);
        json.OpenArray();
        foreach (double number in numbers)
            json.Value(number);
        json.CloseArray();
    }

    private static int[] Kept(IReadOnlyList<StoredPoint> points)
    {
        if (points.Count <= Stretches * 4)
            return [.. Enumerable.Range(0, points.Count)];
        SortedSet<int> kept = [];
        for (int stretch = 0; stretch < Stretches; stretch++)
        {
            int first = (int)((long)points.Count * stretch / Stretches), last = (int)((long)points.Count * (stretch + 1) / Stretches) - 1;
            int[] all = [.. Enumerable.Range(first, last - first + 1)];
            kept.UnionWith([first, last, all.MinBy(i => points[i].Equity), all.MaxBy(i => points[i].Equity)]);
        }

        return [.. kept];
    }
}
