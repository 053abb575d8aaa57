namespace BacktestCli.Data.Import;

/// <summary>Puts rows in the order of their times, those of one time in the order they were written.</summary>
internal static class RowOrder
{
    /// <summary>True where no time is before the one before it.</summary>
    public static bool IsSorted(ReadOnlySpan<long> times)
    {
        for (int i = 1; i < times.Length; i++)
        {
            if (times[i] < times[i - 1])
                return false;
        }

        return true;
    }

    /// <summary>True where every time is after the one before it.</summary>
    public static bool IsStrictlyRising(ReadOnlySpan<long> times)
    {
        for (int i = 1; i < times.Length; i++)
        {
            if (times[i] <= times[i - 1])
                return false;
        }

        return true;
    }

    /// <summary>The places of the rows in order.</summary>
    public static int[] Sort(ReadOnlySpan<long> times)
    {
        int[] places = new int[times.Length];
        for (int i = 0; i < places.Length; i++)
            places[i] = i;
        if (IsSorted(times))
            return places;

        long[] keys = times.ToArray();
        Array.Sort(keys, places);
        for (int start = 0, end; start < keys.Length; start = end)
        {
            end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
                end++;
            if (end - start > 1)
                Array.Sort(places, start, end - start);
        }

        return places;
    }
}
