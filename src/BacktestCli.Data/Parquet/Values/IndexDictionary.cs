using BacktestCli.Data.Parquet.Encodings;

namespace BacktestCli.Data.Parquet.Values;

/// <summary>Distinct values in the order they came, and each value's number among them.</summary>
internal sealed class IndexDictionary<T>
    where T : notnull
{
    private const long LargestSize = 1 << 20;

    private IndexDictionary(T[] entries, int[] indices)
    {
        Entries = entries;
        Indices = indices;
    }

    public T[] Entries { get; }

    public int[] Indices { get; }

    /// <summary>Bits of a number.</summary>
    public int Width => 32 - int.LeadingZeroCount(Entries.Length - 1);

    /// <summary>Makes the dictionary, or null where the values are smaller without, or their distinct ones take more than 1 MiB.</summary>
    public static IndexDictionary<T>? TryMake(ReadOnlySpan<T> values, ValueEncoder<T> encoder)
    {
        long plain = encoder.PlainSize(values);
        long distinct = 0;
        List<T> entries = [];
        Dictionary<T, int> numbers = new(encoder.Sameness);
        int[] indices = new int[values.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            if (!numbers.TryGetValue(values[i], out int number))
            {
                number = entries.Count;
                entries.Add(values[i]);
                numbers.Add(values[i], number);
                distinct += encoder.PlainSize(values.Slice(i, 1));
                if (distinct > LargestSize)
                    return null;
            }

            indices[i] = number;
        }

        IndexDictionary<T> made = new([.. entries], indices);
        return distinct + BitPacking.ByteCount(indices.Length, made.Width) < plain ? made : null;
    }
}
