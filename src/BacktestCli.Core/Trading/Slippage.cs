using System.Globalization;
using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>How much worse than the touch price an order that crosses the spread fills. Resting orders do not slip.</summary>
public abstract record Slippage
{
    private protected Slippage()
    {
    }

    /// <summary>Fills at the touch price.</summary>
    public static Slippage None { get; } = new BpsSlippage(0);

    /// <summary>Price given up per unit, quote currency, 0 or more.</summary>
    /// <param name="bar">The bar of the fill.</param>
    /// <param name="touchPrice">The price before slippage.</param>
    public abstract double PerUnit(in Bar bar, double touchPrice);

    /// <summary>Reads <c>none</c>, <c>5bps</c> (basis points of the price) or <c>range:0.1</c> (a fraction of the bar's high − low).</summary>
    /// <returns>Null where the text is none of these.</returns>
    public static Slippage? TryParse(string text)
    {
        if (text == "none")
            return None;
        if (text.EndsWith("bps", StringComparison.Ordinal) && TryNumber(text.AsSpan(0, text.Length - 3), 1_000, out double bps))
            return new BpsSlippage(bps);
        if (text.StartsWith("range:", StringComparison.Ordinal) && TryNumber(text.AsSpan(6), 1, out double share))
            return new RangeSlippage(share);
        return null;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, double max, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number <= max;
}

/// <summary>Slippage as basis points of the touch price.</summary>
/// <param name="Bps">Basis points, 0 or more: 5 is 0.0005 of the price.</param>
public sealed record BpsSlippage(double Bps) : Slippage
{
    /// <inheritdoc/>
    public override double PerUnit(in Bar bar, double touchPrice) => touchPrice * Bps * 1e-4;

    /// <summary><c>none</c> or <c>5bps</c>.</summary>
    public override string ToString() => Bps == 0 ? "none" : Bps.ToString(CultureInfo.InvariantCulture) + "bps";
}

/// <summary>Slippage as a fraction of the range of the bar in which the order fills, at most 10 % of the price.</summary>
/// <param name="Share">Fraction of high − low, 0 to 1.</param>
public sealed record RangeSlippage(double Share) : Slippage
{
    /// <inheritdoc/>
    public override double PerUnit(in Bar bar, double touchPrice) => Math.Min((bar.High - bar.Low) * Share, touchPrice * 0.1);

    /// <summary><c>range:0.1</c>.</summary>
    public override string ToString() => "range:" + Share.ToString(CultureInfo.InvariantCulture);
}
