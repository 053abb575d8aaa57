namespace BacktestCli.Data.Parquet.Encodings;

/// <summary>BYTE_STREAM_SPLIT: the first bytes of all values, then their second bytes, and so on.</summary>
internal static class ByteStreamSplit
{
    /// <summary>Puts the bytes of each value together again.</summary>
    /// <param name="data">The streams; their length is that of <paramref name="into"/>.</param>
    /// <param name="width">Bytes of a value.</param>
    /// <param name="into">The values, as PLAIN has them.</param>
    public static void Join(ReadOnlySpan<byte> data, int width, Span<byte> into)
    {
        int count = into.Length / width;
        for (int stream = 0; stream < width; stream++)
        {
            ReadOnlySpan<byte> bytes = data.Slice(stream * count, count);
            for (int i = 0, at = stream; i < bytes.Length; i++, at += width)
                into[at] = bytes[i];
        }
    }
}
