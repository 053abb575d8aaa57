using BacktestCli.Core.Market;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Prompts;

/// <summary>The bars of a window and their values as lines of CSV, oldest first.</summary>
internal static class BarTable
{
    private const string Bars = "open,high,low,close,volume";

    /// <summary>What the columns are called.</summary>
    public static string Header(InstrumentWindow window, Disguise disguise) =>
        string.Join(',', window.Values.Select(values => NameOf(values)).Prepend(Bars).Prepend(disguise.IsAnonymous ? "bar" : "close_time"));

    /// <summary>A line a bar.</summary>
    public static IReadOnlyList<string> Rows(InstrumentWindow window, Disguise disguise)
    {
        WindowScale scale = new(window, disguise);
        double[] factors = [.. window.Values.Select(scale.FactorOf)];
        string[] labels = Labels(window, disguise);
        return [.. labels.Select((label, i) => Row(window, scale, factors, label, i))];
    }

    /// <summary>What each bar is called: its close time, or how many bars it lies back, <c>t-0</c> the latest.</summary>
    public static string[] Labels(InstrumentWindow window, Disguise disguise) =>
        [.. window.Bars.Select((bar, i) => disguise.IsAnonymous
            ? $"t-{Figures.Write(window.Bars.Count - 1 - i)}"
            : UtcTime.Format(window.CloseOf(bar)))];

    /// <summary>The name of a column; what would break the table is replaced.</summary>
    public static string NameOf(BarValues values) => string.Concat(values.Name.Select(one => one is ',' or '"' || char.IsControl(one) ? '_' : one));

    /// <summary>The latest of a value, as the question shows it.</summary>
    public static string Latest(InstrumentWindow window, Disguise disguise, BarValues values) =>
        Figures.Write(values.Values[^1] * new WindowScale(window, disguise).FactorOf(values));

    private static string Row(InstrumentWindow window, WindowScale scale, double[] factors, string label, int i)
    {
        Bar bar = window.Bars[i];
        IEnumerable<string> prices = new[] { bar.Open, bar.High, bar.Low, bar.Close }.Select(price => Figures.Write(price * scale.OfPrice));
        IEnumerable<string> values = window.Values.Select((one, column) => Figures.Write(one.Values[i] * factors[column]));
        return string.Join(',', [label, .. prices, Figures.Write(bar.Volume * scale.OfVolume), .. values]);
    }
}
