using System.Globalization;
using System.Text;

namespace BacktestCli.Data.Import.Text;

/// <summary>Reads a double from UTF-8 text, always the nearest one.</summary>
internal static class NumberText
{
    private const ulong MaxExactInteger = 1UL << 53;
    private const int MaxDigits = 19;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads a decimal number, <c>nan</c> or an infinity; false for anything else.</summary>
    /// <remarks>
    /// An integer up to 2^53 and a power of ten up to 10^22 are both exact doubles, so one division rounds once, which is correct (Clinger
    /// 1990, How to read floating point numbers accurately). The rest goes to the runtime's own parser.
    /// </remarks>
    public static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        bool negative = !text.IsEmpty && text[0] == '-';
        ulong mantissa = 0;
        int at = negative ? 1 : 0;
        int digits = ReadDigits(text, ref at, ref mantissa);
        int scale = 0;
        if (at < text.Length && text[at] == '.')
        {
            at++;
            scale = ReadDigits(text, ref at, ref mantissa);
            digits += scale;
        }

        while (mantissa > MaxExactInteger && scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        if (at < text.Length || digits is 0 or > MaxDigits || mantissa > MaxExactInteger)
            return TryParseSlowly(text, out value);

        value = mantissa / PowersOfTen[scale];
        if (negative)
            value = -value;
        return true;
    }

    private static int ReadDigits(ReadOnlySpan<byte> text, ref int at, ref ulong mantissa)
    {
        int start = at;
        for (; at < text.Length; at++)
        {
            uint digit = (uint)text[at] - '0';
            if (digit > 9)
                break;
            mantissa = unchecked((mantissa * 10) + digit);
        }

        return at - start;
    }

    private static bool TryParseSlowly(ReadOnlySpan<byte> text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return true;

        value = Encoding.UTF8.GetString(text).ToLowerInvariant() switch
        {
            "inf" or "+inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => double.NaN,
        };
        return !double.IsNaN(value);
    }
}
