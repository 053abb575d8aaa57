namespace BacktestCli.Tests.Reports.Html;

/// <summary>Reads what <c>RiceCode</c> packs, bit by bit, straight from its description.</summary>
internal sealed class RiceReader(byte[] bytes)
{
    private int _bit;

    public static long[] Unpack(byte[] bytes, int count)
    {
        RiceReader reader = new(bytes);
        long[] numbers = new long[count];
        for (int first = 0; first < count; first += 128)
            reader.Block(numbers.AsSpan(first, Math.Min(128, count - first)));
        return numbers;
    }

    public static long Unfold(long number) => number % 2 == 0 ? number / 2 : -(number + 1) / 2;

    private void Block(Span<long> numbers)
    {
        int k = (int)Bits(5);
        if (k == 31)
            return;
        foreach (ref long number in numbers)
        {
            int quotient = 0;
            while (quotient < 24 && Bits(1) == 1)
                quotient++;
            number = quotient == 24 ? Bits(52) : ((long)quotient << k) + Bits(k);
        }
    }

    private long Bits(int count)
    {
        long value = 0;
        for (int i = 0; i < count; i++, _bit++)
            value = (value << 1) | (uint)((bytes[_bit / 8] >> (7 - (_bit % 8))) & 1);
        return value;
    }
}
