using System.Text;

namespace BacktestCli.EndToEnd;

/// <summary>Splits a command line as a shell does, as far as our examples need: words, single and double quotes.</summary>
internal static class ShellWords
{
    public static IEnumerable<string> Split(string line)
    {
        StringBuilder word = new();
        bool started = false;
        char quote = '\0';
        foreach (char c in line)
        {
            if (quote != '\0')
            {
                if (c == quote)
                    quote = '\0';
                else
                    word.Append(c);
            }
            else if (c is '\'' or '"')
            {
                (quote, started) = (c, true);
            }
            else if (!char.IsWhiteSpace(c))
            {
                word.Append(c);
                started = true;
            }
            else if (started)
            {
                yield return word.ToString();
                word.Clear();
                started = false;
            }
        }

        if (started)
            yield return word.ToString();
    }
}
