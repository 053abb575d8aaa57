namespace BacktestCli.Data.Synthetic;

/// <summary>
/// Chance that repeats: the same seed gives the same draws on every machine, because only integers and exact scalings are used.
/// </summary>
/// <remarks>SplitMix64: Steele, Lea, Flood (2014), Fast Splittable Pseudorandom Number Generators, OOPSLA.</remarks>
internal sealed class SeededChance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A number in [0, 1), a multiple of 2^-53.</summary>
    public double Uniform() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [low, high).</summary>
    public int Between(int low, int high) => low + (int)(Uniform() * (high - low));

    /// <summary>Mean 0, deviation 1, nearly normal: the sum of twelve uniform numbers less six, which needs no logarithm.</summary>
    public double Normal()
    {
        ulong sum = 0;
        for (int draw = 0; draw < 3; draw++)
        {
            ulong bits = NextBits();
            sum += (bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48);
        }

        return ((double)sum - (6 * 65_535)) / 65_536;
    }

    private ulong NextBits()
    {
        unchecked
        {
            ulong bits = _state += 0x9E3779B97F4A7C15;
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
