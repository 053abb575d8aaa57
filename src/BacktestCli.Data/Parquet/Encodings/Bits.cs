namespace BacktestCli.Data.Parquet.Encodings;

/// <summary>Booleans of one bit each, lowest bit first.</summary>
internal static class Bits
{
    /// <summary>Unpacks as many as <paramref name="into"/> holds, from bit <paramref name="first"/> on.</summary>
    public static void Unpack(ReadOnlySpan<byte> data, int first, Span<bool> into)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = ((data[(first + i) >> 3] >> ((first + i) & 7)) & 1) != 0;
    }

    /// <summary>Packs <paramref name="values"/> into cleared bytes.</summary>
    public static void Pack(ReadOnlySpan<bool> values, Span<byte> into)
    {
        for (int i = 0; i < values.Length; i++)
            into[i >> 3] |= (byte)((values[i] ? 1 : 0) << (i & 7));
    }
}
