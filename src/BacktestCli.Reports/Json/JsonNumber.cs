using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace BacktestCli.Reports.Json;

/// <summary>
/// Numbers as reports write them: rounded to the nearest of 10 significant digits (an exact tie goes to the even digit for a double, away
/// from zero for a decimal), then in the shortest form, spelt as JavaScript's <c>Number.prototype.toString</c> does (ECMA-262
/// §6.1.6.1.20): plain from 1e-6 to under 1e21, with an exponent beyond. There is no −0; what is not finite is <c>null</c>.
/// </summary>
internal static class JsonNumber
{
    /// <summary>Room that any number needs.</summary>
    public const int MaxLength = 32;

    private const int Digits = 10;

    /// <summary>One digit, a point, nine digits, <c>E</c>, a sign, three digits: the form that is rounded.</summary>
    private const string Rounded = "E9";

    /// <summary>Integers under this have at most ten digits.</summary>
    private const double MaxExact = 1e10;

    /// <summary>Writes a number.</summary>
    /// <returns>Bytes written.</returns>
    public static int Write(double value, Span<byte> target)
    {
        if (!double.IsFinite(value))
        {
            "null"u8.CopyTo(target);
            return 4;
        }

        int length;
        if (Math.Abs(value) < MaxExact && value == (long)value)
        {
            Utf8Formatter.TryFormat((long)value, target, out length);
            return length;
        }

        Span<byte> text = stackalloc byte[MaxLength];
        value.TryFormat(text, out length, Rounded, CultureInfo.InvariantCulture);
        return Shorten(text[..length], target);
    }

    /// <inheritdoc cref="Write(double, Span{byte})"/>
    public static int Write(decimal value, Span<byte> target)
    {
        if (value == 0)
            return Write(0d, target);

        Span<byte> text = stackalloc byte[MaxLength];
        value.TryFormat(text, out int length, Rounded, CultureInfo.InvariantCulture);
        return Shorten(text[..length], target);
    }

    /// <summary>What <see cref="Write(double, Span{byte})"/> writes.</summary>
    public static string Text(double value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Write(value, text)]);
    }

    /// <inheritdoc cref="Text(double)"/>
    public static string Text(decimal value)
    {
        Span<byte> text = stackalloc byte[MaxLength];
        return Encoding.ASCII.GetString(text[..Write(value, text)]);
    }

    /// <summary>From <c>-1.234500000E+002</c> to <c>-123.45</c>.</summary>
    private static int Shorten(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int length = 0;
        if (text[0] == '-')
        {
            target[length++] = (byte)'-';
            text = text[1..];
        }

        Span<byte> digits = stackalloc byte[Digits];
        digits[0] = text[0];
        text.Slice(2, Digits - 1).CopyTo(digits[1..]);
        digits = digits.TrimEnd((byte)'0');
        int exponent = int.Parse(text[(Digits + 2)..], CultureInfo.InvariantCulture);
        target = target[length..];
        return length + (exponent is >= -6 and < 21 ? Plain(digits, exponent + 1, target) : Scientific(digits, exponent, target));
    }

    /// <param name="digits">Significant digits.</param>
    /// <param name="point">How many of them stand before the point; 0 or less: that many zeros follow it.</param>
    /// <param name="target">Where to write.</param>
    private static int Plain(ReadOnlySpan<byte> digits, int point, Span<byte> target)
    {
        if (point <= 0)
        {
            "0."u8.CopyTo(target);
            target.Slice(2, -point).Fill((byte)'0');
            digits.CopyTo(target[(2 - point)..]);
            return 2 - point + digits.Length;
        }

        if (digits.Length <= point)
        {
            digits.CopyTo(target);
            target[digits.Length..point].Fill((byte)'0');
            return point;
        }

        digits[..point].CopyTo(target);
        target[point] = (byte)'.';
        digits[point..].CopyTo(target[(point + 1)..]);
        return digits.Length + 1;
    }

    private static int Scientific(ReadOnlySpan<byte> digits, int exponent, Span<byte> target)
    {
        int length = digits.Length == 1 ? 1 : digits.Length + 1;
        target[0] = digits[0];
        if (digits.Length > 1)
        {
            target[1] = (byte)'.';
            digits[1..].CopyTo(target[2..]);
        }

        target[length++] = (byte)'e';
        if (exponent > 0)
            target[length++] = (byte)'+';
        Utf8Formatter.TryFormat(exponent, target[length..], out int written);
        return length + written;
    }
}
