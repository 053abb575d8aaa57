using System.Numerics;

namespace BacktestCli.Reports.Html;

/// <summary>
/// Packs whole numbers of which most are small: Golomb codes with a power of two as divisor (R. F. Rice, "Some practical universal noiseless coding
/// techniques", 1979), the divisor chosen anew for every 128 numbers. The same numbers make the same bytes on every machine, which no library's
/// compression promises; the page holds the other half.
/// </summary>
/// <remarks>
/// A block is 5 bits k, then for each number its quotient by 2^k in ones, a zero, and k bits of remainder. k = 31 stands for a block of zeros. A quotient of
/// 24 or more is 24 ones, and the number follows in 52 bits.
/// </remarks>
internal sealed class RiceCode
{
    /// <summary>Largest number that can be packed.</summary>
    public const long Max = (1L << 52) - 1;

    private const int Block = 128;
    private const int Zeros = 31;
    private const int LongestRun = 24;

    private readonly List<byte> _bytes = [];
    private ulong _pending;
    private int _pendingBits;

    private RiceCode()
    {
    }

    /// <summary>Packs numbers from 0 to <see cref="Max"/>.</summary>
    public static byte[] Pack(ReadOnlySpan<long> numbers)
    {
        RiceCode code = new();
        for (int i = 0; i < numbers.Length; i += Block)
            code.Add(numbers.Slice(i, Math.Min(Block, numbers.Length - i)));
        if (code._pendingBits > 0)
            code.Bits(0, 8 - code._pendingBits);
        return [.. code._bytes];
    }

    /// <summary>Folds a number of either sign: 0, −1, 1, −2 become 0, 1, 2, 3.</summary>
    public static long Fold(long number) => (number << 1) ^ (number >> 63);

    private void Add(ReadOnlySpan<long> block)
    {
        if (!block.ContainsAnyExcept(0))
        {
            Bits(Zeros, 5);
            return;
        }

        int k = Divisor(block);
        Bits((ulong)k, 5);
        foreach (long number in block)
            Add((ulong)number, k);
    }

    private void Add(ulong number, int k)
    {
        ulong quotient = number >> k;
        if (quotient >= LongestRun)
        {
            Bits((1UL << LongestRun) - 1, LongestRun);
            Bits(number >> 26, 26);
            Bits(number & ((1UL << 26) - 1), 26);
            return;
        }

        Bits(((1UL << (int)quotient) - 1) << 1, (int)quotient + 1);
        Bits(number & ((1UL << k) - 1), k);
    }

    /// <summary>The cheapest k, which lies near the logarithm of the mean.</summary>
    private static int Divisor(ReadOnlySpan<long> block)
    {
        UInt128 sum = 0;
        foreach (long number in block)
            sum += (ulong)number;
        int near = Math.Min(BitOperations.Log2((ulong)(sum / (ulong)block.Length) + 1), 29);
        int best = near;
        long bestCost = long.MaxValue;
        for (int k = Math.Max(0, near - 1); k <= near + 1; k++)
        {
            long cost = Cost(block, k);
            if (cost < bestCost)
                (best, bestCost) = (k, cost);
        }

        return best;
    }

    private static long Cost(ReadOnlySpan<long> block, int k)
    {
        long bits = 0;
        foreach (long number in block)
            bits += number >> k is var quotient and < LongestRun ? quotient + 1 + k : LongestRun + 52;
        return bits;
    }

    /// <summary>The lowest bits of a number, highest first; at most 32.</summary>
    private void Bits(ulong value, int count)
    {
        _pending = (_pending << count) | value;
        _pendingBits += count;
        while (_pendingBits >= 8)
        {
            _pendingBits -= 8;
            _bytes.Add((byte)(_pending >> _pendingBits));
        }
    }
}
