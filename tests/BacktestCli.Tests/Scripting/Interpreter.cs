using BacktestCli.Core.Indicators;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Scripting;

/// <summary>
/// What expressions mean, computed the slow way: no memory, every bar from the first. It shares the indicators with the program and nothing
/// else.
/// </summary>
internal static class Interpreter
{
    /// <summary>The value of <paramref name="term"/> at bar <paramref name="at"/>, NaN where undefined; a condition is 1 or 0.</summary>
    public static double Value(Term term, IReadOnlyList<Bar> bars, int at) => term switch
    {
        Number number => number.Value,
        Column column => Read(column.Name, bars[at]),
        Call { Name: "min" or "max" or "abs" } call => Function(call, bars, at),
        Call call => Indicator(call, bars, at),
        LookBack lookBack => at < lookBack.Bars ? double.NaN : Value(lookBack.Operand, bars, at - lookBack.Bars),
        Unary unary => Apply(unary, Value(unary.Operand, bars, at)),
        Binary { Operator: "crosses_above" } crossing => Crosses(crossing.Left, crossing.Right, bars, at),
        Binary { Operator: "crosses_below" } crossing => Crosses(crossing.Right, crossing.Left, bars, at),
        Binary binary => Apply(binary.Operator, Value(binary.Left, bars, at), Value(binary.Right, bars, at)),
        _ => throw new InvalidOperationException(term.ToString()),
    };

    private static double Read(string column, in Bar bar) => column switch
    {
        "open" => bar.Open,
        "high" => bar.High,
        "low" => bar.Low,
        "close" => bar.Close,
        "volume" => bar.Volume,
        _ => (bar.High + bar.Low + bar.Close) / 3,
    };

    private static double Function(Call call, IReadOnlyList<Bar> bars, int at)
    {
        double[] values = [.. call.Arguments.Select(argument => Value(argument, bars, at))];
        return call.Name switch
        {
            "min" => Math.Min(values[0], values[1]),
            "max" => Math.Max(values[0], values[1]),
            _ => Math.Abs(values[0]),
        };
    }

    private static double Indicator(Call call, IReadOnlyList<Bar> bars, int at)
    {
        IndicatorEntry entry = IndicatorCatalog.Find(call.Name)!;
        int sources = (int)entry.Input;
        IIndicator indicator = entry.Create([.. call.Arguments.Skip(sources).Select(argument => ((Number)argument).Value)]);
        bool isDefined = false;
        for (int i = 0; i <= at; i++)
        {
            double[] inputs = [.. call.Arguments.Take(sources).Select(argument => Value(argument, bars, i))];
            isDefined = inputs.All(double.IsFinite);
            if (!isDefined)
                continue;
            _ = indicator switch
            {
                IBarIndicator ofBars => ofBars.Update(bars[i]),
                IValueIndicator ofSeries => ofSeries.Update(inputs[0]),
                _ => ((IPairIndicator)indicator).Update(inputs[0], inputs[1]),
            };
        }

        return isDefined
            ? entry.Outputs.Single(output => output.Name == (call.Output ?? entry.Outputs[0].Name)).Read(indicator)
            : double.NaN;
    }

    private static double Crosses(Term riser, Term other, IReadOnlyList<Bar> bars, int at)
    {
        if (at == 0)
            return 0;
        bool wasNotAbove = Value(riser, bars, at - 1) <= Value(other, bars, at - 1);
        return wasNotAbove && Value(riser, bars, at) > Value(other, bars, at) ? 1 : 0;
    }

    private static double Apply(Unary unary, double value) => unary.Operator == "-" ? -value : value == 0 ? 1 : 0;

    private static double Apply(string sign, double a, double b) => sign switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => b == 0 ? double.NaN : a / b,
        "%" => a % b,
        _ when double.IsNaN(a) || double.IsNaN(b) => 0,
        "<" => a < b ? 1 : 0,
        "<=" => a <= b ? 1 : 0,
        ">" => a > b ? 1 : 0,
        ">=" => a >= b ? 1 : 0,
        "==" => a == b ? 1 : 0,
        "!=" => a != b ? 1 : 0,
        "and" => a * b,
        "or" => Math.Max(a, b),
        _ => throw new InvalidOperationException(sign),
    };
}
