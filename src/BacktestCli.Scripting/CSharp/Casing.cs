using System.Text;

namespace BacktestCli.Scripting.CSharp;

/// <summary>Names of C# as the rest of the program spells them.</summary>
internal static class Casing
{
    /// <summary><c>SmaCross</c> → <c>sma-cross</c>.</summary>
    public static string Kebab(string name) => Join(name, '-');

    /// <summary><c>FastPeriod</c> → <c>fast_period</c>.</summary>
    public static string Snake(string name) => Join(name, '_');

    /// <summary>A word begins at a capital after a small letter or digit, and at the last of several capitals: <c>RSIVolume</c> is rsi and volume.</summary>
    private static string Join(string name, char joint)
    {
        StringBuilder text = new();
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            bool begins = i > 0 && char.IsUpper(c) && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if ((begins || c == '_') && text.Length > 0 && text[^1] != joint)
                text.Append(joint);
            if (c != '_')
                text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
