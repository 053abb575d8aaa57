using System.Globalization;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Trades;

/// <summary>Reads decimal numbers from UTF-8 text without rounding them, and rounds them once at the end.</summary>
/// <remarks>Sums of what was read do not depend on the order, and equal what the venue itself prints for the bar.</remarks>
internal static class DecimalText
{
    private const ulong MaxExactInteger = 1UL << 53;
    private const int MaxDigits = 19;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
    ];

    /// <summary>Reads a number, with an exponent or without; false for anything else, NaN and infinities among it.</summary>
    /// <param name="text">The whole field.</param>
    /// <param name="exact">Its value; beyond 28 digits, the nearest that has no more.</param>
    /// <param name="nearest">The double nearest to it.</param>
    public static bool TryParse(ReadOnlySpan<byte> text, out decimal exact, out double nearest)
    {
        ulong mantissa = 0;
        int point = -1;
        for (int at = 0; at < text.Length; at++)
        {
            uint digit = (uint)text[at] - '0';
            if (digit <= 9)
                mantissa = unchecked((mantissa * 10) + digit);
            else if (text[at] == '.' && point < 0)
                point = at;
            else
                return TryParseSlowly(text, out exact, out nearest);
        }

        int digits = text.Length - (point < 0 ? 0 : 1);
        if (digits is 0 or > MaxDigits || mantissa > MaxExactInteger)
            return TryParseSlowly(text, out exact, out nearest);

        int scale = point < 0 ? 0 : text.Length - point - 1;
        exact = new decimal((int)mantissa, (int)(mantissa >> 32), 0, isNegative: false, (byte)scale);
        nearest = mantissa / PowersOfTen[scale];
        return true;
    }

    /// <summary>The double nearest to an exact value.</summary>
    public static double Nearest(decimal exact)
    {
        Span<byte> text = stackalloc byte[40];
        exact.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture);
        return NumberText.TryParse(text[..length], out double nearest) ? nearest : double.NaN;
    }

    private static bool TryParseSlowly(ReadOnlySpan<byte> text, out decimal exact, out double nearest)
    {
        nearest = double.NaN;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out exact)
            && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out nearest);
    }
}
