using System.Globalization;

namespace BacktestCli.Handlers.Replay;

/// <summary>Spells numbers with all their digits.</summary>
internal static class Exact
{
    /// <summary>All digits, without zeros at the end: 0.0010 is 0.001.</summary>
    public static string Text(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
