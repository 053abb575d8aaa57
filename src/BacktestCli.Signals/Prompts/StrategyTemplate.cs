using System.Text.Json;
using System.Text.RegularExpressions;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Signals.Prompts;

/// <summary>How a model is asked to write a strategy file. It is asked once, before any run, and never while one is under way.</summary>
public static partial class StrategyTemplate
{
    /// <summary>Name of the form of question and answer.</summary>
    public const string Name = "strategy";

    /// <summary>Version of the template; another version is another question.</summary>
    public const int Version = 1;

    /// <summary>
    /// The longest earlier answer that is shown again, characters: a strategy is a page, and what is longer is no strategy.
    /// </summary>
    public const int MostShown = 16_384;

    private const int MaxOutputTokens = 8_192;

    private static readonly Dictionary<string, string> Parts = ReadParts();

    /// <summary>The question.</summary>
    public static ChatRequest Ask(StrategyBrief brief)
    {
        Dictionary<string, string> values = new()
        {
            ["name"] = brief.Name,
            ["words"] = brief.Words,
            ["language"] = brief.Language,
            ["indicators"] = brief.Indicators,
            ["examples"] = brief.Examples,
        };
        return new ChatRequest
        {
            Messages = [new ChatMessage(ChatRole.System, Fill("system", values)), new ChatMessage(ChatRole.User, Fill("user", values))],
            SchemaName = Name,
            Schema = Schema(brief.Name),
            Sampling = new Sampling { MaxOutputTokens = MaxOutputTokens },
        };
    }

    /// <summary>The question again, with the latest answer and what is wrong with it.</summary>
    /// <param name="first">The question as it was first put.</param>
    /// <param name="answer">The latest answer, as it came; its end is left out where it is beyond <see cref="MostShown"/>.</param>
    /// <param name="problems">What is wrong with it, a sentence each.</param>
    public static ChatRequest AskAgain(ChatRequest first, string answer, IReadOnlyList<string> problems)
    {
        string shown = answer.Length <= MostShown ? answer : answer[..MostShown] + "\n[the rest is left out]";
        string lines = string.Join('\n', problems.Select(problem => "- " + problem));
        return first with
        {
            Messages =
            [
                .. first.Messages,
                new ChatMessage(ChatRole.Assistant, shown),
                new ChatMessage(ChatRole.User, Fill("again", new Dictionary<string, string> { ["problems"] = lines })),
            ],
        };
    }

    private static string Schema(string name) => $$"""
        {
          "type": "object",
          "properties": {
            "name": { "type": "string", "enum": [{{JsonSerializer.Serialize(name)}}] },
            "yaml": { "type": "string", "description": "The whole strategy file." },
            "explanation": { "type": "string", "description": "What was chosen and why, at most five sentences." }
          },
          "required": ["name", "yaml", "explanation"],
          "additionalProperties": false
        }
        """;

    /// <summary>Puts values into a part in one pass, so that a value that looks like a place for one stays as it is.</summary>
    private static string Fill(string part, Dictionary<string, string> values) =>
        Place().Replace(Parts[part], place => values[place.Groups[1].Value]);

    private static Dictionary<string, string> ReadParts()
    {
        using Stream stream = typeof(StrategyTemplate).Assembly.GetManifestResourceStream($"prompts/{Name}.v{Version}.md")!;
        using StreamReader reader = new(stream);
        string[] pieces = Heading().Split(reader.ReadToEnd().ReplaceLineEndings("\n"));
        Dictionary<string, string> parts = [];
        for (int i = 1; i + 1 < pieces.Length; i += 2)
            parts.Add(pieces[i], pieces[i + 1].Trim('\n'));
        return parts;
    }

    [GeneratedRegex(@"\{\{([a-z]+)\}\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"^=== ([a-z]+) ===$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
