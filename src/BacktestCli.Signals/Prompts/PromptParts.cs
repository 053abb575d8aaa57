using BacktestCli.Signals.Chat;

namespace BacktestCli.Signals.Prompts;

/// <summary>What is put into the places of a template: texts, and a table that may lose its oldest rows.</summary>
internal sealed record PromptParts
{
    /// <summary>Place of the table.</summary>
    private const string Table = "bars";

    /// <summary>Place of the number of its rows.</summary>
    private const string Count = "count";

    /// <summary>The texts, by their places.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }

    /// <summary>First line of the table.</summary>
    public required string Header { get; init; }

    /// <summary>Its rows, oldest first.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>Rows without which the question cannot be put, 1 or more.</summary>
    public int LeastRows { get; init; } = 1;

    /// <summary>Writes the prompt with as many of the newest rows as fit.</summary>
    /// <param name="template">Where the texts go.</param>
    /// <param name="disguise">What its names and prices stand for.</param>
    /// <param name="maxTokens">Most tokens, by estimate.</param>
    /// <exception cref="SignalException">It does not fit with the fewest rows that it needs.</exception>
    public Prompt Write(PromptTemplate template, Disguise disguise, int maxTokens)
    {
        int rows = MostRows(template, maxTokens);
        ChatMessage[] messages = Fill(template, rows);
        int tokens = TokenEstimate.Of(messages);
        if (tokens > maxTokens)
        {
            throw new SignalException(
                $"The question {template.Name} does not fit: with no more than {Figures.Write(rows)} of its bars it has about " +
                $"{Figures.Write(tokens)} tokens, and {Figures.Write(maxTokens)} are allowed. " +
                "Allow more tokens, ask about fewer bars at a time, or show fewer values.");
        }

        return new Prompt { Messages = messages, Disguise = disguise, EstimatedTokens = tokens, DroppedBars = Rows.Count - rows };
    }

    /// <summary>All where they fit, as they mostly do. More rows have more tokens, so that the search for the others may halve.</summary>
    private int MostRows(PromptTemplate template, int maxTokens)
    {
        if (TokenEstimate.Of(Fill(template, Rows.Count)) <= maxTokens)
            return Rows.Count;
        (int fits, int most) = (Math.Min(LeastRows, Rows.Count), Rows.Count - 1);
        while (fits < most)
        {
            int middle = (fits + most + 1) / 2;
            if (TokenEstimate.Of(Fill(template, middle)) <= maxTokens)
                fits = middle;
            else
                most = middle - 1;
        }

        return fits;
    }

    private ChatMessage[] Fill(PromptTemplate template, int rows) => template.Fill(new Dictionary<string, string>(Texts)
    {
        [Table] = string.Join('\n', Rows.Skip(Rows.Count - rows).Prepend(Header)),
        [Count] = Figures.Write(rows),
    });
}
