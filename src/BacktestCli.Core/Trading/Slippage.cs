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

    /// <summary>True where the price depends on the quantity.</summary>
    internal virtual bool DependsOnQuantity => false;

    /// <summary>Price given up per unit, quote currency, 0 or more.</summary>
    /// <param name="slip">What slips.</param>
    public abstract double PerUnit(in Slip slip);

    /// <summary>
    /// Reads <c>none</c>, <c>5bps</c> (basis points of the price), <c>range:0.1</c> (a fraction of the bar's high − low), <c>impact:0.5</c> (a
    /// fraction of it times the root of the order's share of the bar's volume) or <c>random:5bps</c> (anything up to so much).
    /// </summary>
    /// <returns>Null where the text is none of these.</returns>
    public static Slippage? TryParse(string text)
    {
        if (text == "none")
            return None;
        if (text.StartsWith("random:", StringComparison.Ordinal))
            return TryBps(text.AsSpan(7), out double most) ? new RandomSlippage(most) : null;
        if (TryBps(text, out double bps))
            return new BpsSlippage(bps);
        if (text.StartsWith("range:", StringComparison.Ordinal) && TryNumber(text.AsSpan(6), 1, out double share))
            return new RangeSlippage(share);
        if (text.StartsWith("impact:", StringComparison.Ordinal) && TryNumber(text.AsSpan(7), 10, out double factor))
            return new ImpactSlippage(factor);
        return null;
    }

    private static bool TryBps(ReadOnlySpan<char> text, out double bps)
    {
        bps = 0;
        return text.EndsWith("bps", StringComparison.Ordinal) && TryNumber(text[..^3], 1_000, out bps);
    }

    private static bool TryNumber(ReadOnlySpan<char> text, double max, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) && number <= max;
}

/// <summary>An execution that may slip.</summary>
/// <param name="Bar">The bar of the fill.</param>
/// <param name="TouchPrice">The price before slippage, quote currency.</param>
/// <param name="Quantity">Base quantity; 0 where the model does not depend on it.</param>
/// <param name="Chance">A number from 0 to under 1 that belongs to this execution: the same seed, instrument, time and side give the same.</param>
public readonly record struct Slip(Bar Bar, double TouchPrice, double Quantity, double Chance);

/// <summary>Slippage as basis points of the touch price.</summary>
/// <param name="Bps">Basis points, 0 or more: 5 is 0.0005 of the price.</param>
public sealed record BpsSlippage(double Bps) : Slippage
{
    /// <inheritdoc/>
    public override double PerUnit(in Slip slip) => slip.TouchPrice * Bps * 1e-4;

    /// <summary><c>none</c> or <c>5bps</c>.</summary>
    public override string ToString() => Bps == 0 ? "none" : Bps.ToString(CultureInfo.InvariantCulture) + "bps";
}

/// <summary>Slippage as a fraction of the range of the bar in which the order fills, at most 10 % of the price.</summary>
/// <param name="Share">Fraction of high − low, 0 to 1.</param>
public sealed record RangeSlippage(double Share) : Slippage
{
    /// <inheritdoc/>
    public override double PerUnit(in Slip slip) => Math.Min((slip.Bar.High - slip.Bar.Low) * Share, slip.TouchPrice * 0.1);

    /// <summary><c>range:0.1</c>.</summary>
    public override string ToString() => "range:" + Share.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Slippage by the square-root law: factor × (high − low) × √(quantity ÷ the bar's volume), at most 10 % of the price, which is also what a bar without
/// volume costs.
/// </summary>
/// <remarks>Almgren, Thum, Hauptmann and Li (2005), Risk 18(7), 58–62; the bar's range stands for its volatility.</remarks>
/// <param name="Factor">Share of the range that an order as large as the bar's volume gives up, 0 to 10.</param>
public sealed record ImpactSlippage(double Factor) : Slippage
{
    /// <inheritdoc/>
    internal override bool DependsOnQuantity => true;

    /// <inheritdoc/>
    public override double PerUnit(in Slip slip)
    {
        double most = slip.TouchPrice * 0.1;
        if (!(slip.Bar.Volume > 0))
            return Factor == 0 ? 0 : most;
        return Math.Min((slip.Bar.High - slip.Bar.Low) * Factor * Math.Sqrt(slip.Quantity / slip.Bar.Volume), most);
    }

    /// <summary><c>impact:0.5</c>.</summary>
    public override string ToString() => "impact:" + Factor.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Slippage drawn evenly from 0 to so many basis points of the touch price; the draw belongs to the execution, whatever else changes.</summary>
/// <param name="MostBps">Largest, basis points, 0 or more.</param>
public sealed record RandomSlippage(double MostBps) : Slippage
{
    /// <inheritdoc/>
    public override double PerUnit(in Slip slip) => slip.TouchPrice * MostBps * 1e-4 * slip.Chance;

    /// <summary><c>random:5bps</c>.</summary>
    public override string ToString() => $"random:{MostBps.ToString(CultureInfo.InvariantCulture)}bps";
}
