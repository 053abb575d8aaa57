namespace BacktestCli.Core.Trading;

/// <summary>Numbers that look random and belong to what they are drawn for: the same seed and execution give the same, whatever came before.</summary>
/// <remarks>Steele, Lea and Flood (2014), OOPSLA, 453–472: the finaliser of SplitMix64, over a hash of the key.</remarks>
internal static class Chance
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>A number from 0 to under 1.</summary>
    public static double Of(long seed, string instrument, long time, Side side)
    {
        ulong state = Mix((ulong)seed + Golden);
        foreach (char letter in instrument)
            state = Mix(state ^ letter);
        state = Mix(state ^ (ulong)time);
        return (Mix(state ^ (ulong)side) >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong value)
    {
        value += Golden;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
