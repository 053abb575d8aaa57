using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace BacktestCli.Data.Parquet.Pages;

/// <summary>
/// CRC-32 as in GZIP (polynomial 0x04C11DB7, reflected). Long data is folded 64 bytes a step by carry-less multiplication where the
/// processor has it.
/// </summary>
/// <remarks>
/// Folding and its constants (x^n mod P for n = 512 ± 32): Gopal et al., "Fast CRC Computation for Generic Polynomials Using
/// PCLMULQDQ Instruction", Intel, 2009. What is left after folding, 64 bytes, goes through the table like any short data.
/// </remarks>
internal static class Crc32
{
    private const int Step = 64;
    private const uint Polynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> data)
    {
        uint crc = uint.MaxValue;
        if (Pclmulqdq.IsSupported && data.Length >= 2 * Step)
        {
            int whole = data.Length / Step * Step;
            crc = Fold(data[..whole], crc);
            data = data[whole..];
        }

        return ~Continue(crc, data);
    }

    /// <summary>Eight bytes a step by table, so that their look-ups do not wait for one another; then one by one.</summary>
    internal static uint Continue(uint crc, ReadOnlySpan<byte> data)
    {
        uint[] table = Table;
        for (; data.Length >= sizeof(ulong); data = data[sizeof(ulong)..])
        {
            ulong word = BinaryPrimitives.ReadUInt64LittleEndian(data) ^ crc;
            crc = table[0x700 + (byte)word] ^ table[0x600 + (byte)(word >> 8)] ^ table[0x500 + (byte)(word >> 16)]
                ^ table[0x400 + (byte)(word >> 24)] ^ table[0x300 + (byte)(word >> 32)] ^ table[0x200 + (byte)(word >> 40)]
                ^ table[0x100 + (byte)(word >> 48)] ^ table[(byte)(word >> 56)];
        }

        foreach (byte next in data)
            crc = table[(byte)(crc ^ next)] ^ (crc >> 8);
        return crc;
    }

    private static uint Fold(ReadOnlySpan<byte> data, uint crc)
    {
        Vector128<ulong> by512 = Vector128.Create(0x0154442bd4UL, 0x01c6e41596UL);
        ReadOnlySpan<Vector128<ulong>> blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(data);
        Vector128<ulong> a = blocks[0] ^ Vector128.CreateScalar((ulong)crc);
        Vector128<ulong> b = blocks[1];
        Vector128<ulong> c = blocks[2];
        Vector128<ulong> d = blocks[3];
        for (blocks = blocks[4..]; blocks.Length >= 4; blocks = blocks[4..])
        {
            a = Shift(a, by512) ^ blocks[0];
            b = Shift(b, by512) ^ blocks[1];
            c = Shift(c, by512) ^ blocks[2];
            d = Shift(d, by512) ^ blocks[3];
        }

        Span<Vector128<ulong>> rest = [a, b, c, d];
        return Continue(0, MemoryMarshal.AsBytes(rest));
    }

    /// <summary>Multiplies by x to the power for which the constants were made.</summary>
    private static Vector128<ulong> Shift(Vector128<ulong> value, Vector128<ulong> constants) =>
        Pclmulqdq.CarrylessMultiply(value, constants, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, constants, 0x11);

    /// <summary>At 256·k + b: what byte b does to the sum when k more bytes follow it.</summary>
    private static uint[] MakeTable()
    {
        uint[] table = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
                value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ Polynomial;
            table[i] = value;
        }

        for (int i = 256; i < table.Length; i++)
            table[i] = table[(byte)table[i - 256]] ^ (table[i - 256] >> 8);
        return table;
    }
}
