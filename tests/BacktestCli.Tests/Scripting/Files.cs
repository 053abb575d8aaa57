using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Scripting;

/// <summary>Small strategy files, and what they do with small bars.</summary>
internal static class Files
{
    private const long Hour = 3_600_000;

    /// <summary>A file whose other keys are in order.</summary>
    public static string With(string keys) => $"name: test\ndescription: A test.\nsize: 50%\n{keys}\n";

    /// <summary>The strategy of a file without mistakes.</summary>
    public static StrategyEntry Entry(string text)
    {
        StrategyFileResult result = StrategyFile.Parse(text, "test.yaml");
        Assert.Empty(result.Problems);
        return result.Entry!;
    }

    /// <summary>It, made with its defaults.</summary>
    public static IStrategy Make(string text, params (string Key, string Value)[] overrides)
    {
        StrategyEntry entry = Entry(text);
        ParameterValues values = ParameterValues.Resolve(entry, overrides);
        Assert.Empty(values.Problems);
        return entry.Create(values.Values);
    }

    /// <summary>The bars, from 0, at which a strategy with this entry, which never gets a position, wants one.</summary>
    public static IReadOnlyList<int> BarsWhere(string condition, IReadOnlyList<Bar> bars) =>
        OrdersOf(Make(With($"entry: '{condition}'")), bars);

    /// <summary>The bars, from 0, at which a strategy that never gets a position wants one.</summary>
    public static IReadOnlyList<int> OrdersOf(IStrategy strategy, IReadOnlyList<Bar> bars)
    {
        FakeStrategyContext context = new();
        return [.. Enumerable.Range(0, bars.Count).Where(i => context.Show(strategy, bars[i]).Count > 0)];
    }

    /// <summary>Every column of a table over some bars, row by row.</summary>
    public static double[][] Rows(IReadOnlyList<Bar> bars, params string[] expressions)
    {
        IndicatorTableResult result = IndicatorTable.Compile(expressions);
        Assert.Empty(result.Problems);
        return [.. bars.Select(bar => result.Table!.Next(bar).ToArray())];
    }

    /// <summary>Bars of these closes; each opens at the close before, and trades 1.</summary>
    public static Bar[] Closes(params double[] closes) =>
        [.. closes.Select((close, i) => BarOf(i, i == 0 ? close : closes[i - 1], close, 1))];

    /// <summary>A walk that depends on nothing but its seed, with calm stretches and bars without trades.</summary>
    public static Bar[] Walk(int count, int seed = 1)
    {
        Random random = new(seed);
        double price = 100;
        Bar[] bars = new Bar[count];
        for (int i = 0; i < count; i++)
        {
            double open = price;
            if (random.Next(5) > 0)
                price = Math.Round(price * (1 + ((random.NextDouble() - 0.5) / 10)), 2);
            bars[i] = BarOf(i, open, price, random.Next(8) == 0 ? 0 : random.Next(1, 50));
        }

        return bars;
    }

    private static Bar BarOf(int index, double open, double close, double volume) =>
        new(index * Hour, open, Math.Max(open, close) + 1, Math.Min(open, close) - 1, close, volume);
}
