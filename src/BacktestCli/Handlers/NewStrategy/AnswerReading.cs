using System.Text.Json;
using System.Text.RegularExpressions;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Signals.Json;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>What a model answered when it was asked for a strategy.</summary>
internal sealed partial record AnswerReading
{
    /// <summary>The longest file that is taken: the language's own bound, less the words at its head.</summary>
    private const int MostCharacters = StrategyFile.MostCharacters - (3 * NewStrategyOptions.MostWords);

    private const int MostExplanation = 2_000;
    private const string YamlKey = "yaml";
    private const string ExplanationKey = "explanation";

    /// <summary>The file, with plain line ends; empty where there are problems.</summary>
    public string Yaml { get; private init; } = "";

    /// <summary>What was chosen and why; empty where nothing was said.</summary>
    public string Explanation { get; private init; } = "";

    /// <summary>Why there is no file, sentences fit to be shown to the model; empty where there is one.</summary>
    public IReadOnlyList<string> Problems { get; private init; } = [];

    /// <summary>What had to be mended in the JSON, in order.</summary>
    public IReadOnlyList<string> Repairs { get; private init; } = [];

    /// <summary>The answer in the form that was asked for.</summary>
    public JsonElement Answer => JsonSerializer.SerializeToElement(new Dictionary<string, string> { [YamlKey] = Yaml, [ExplanationKey] = Explanation });

    /// <summary>Reads an answer: a JSON object as asked for, or a file between fences.</summary>
    /// <param name="text">The answer, as it came.</param>
    /// <param name="isCut">True where it ends because the model ran out of tokens.</param>
    public static AnswerReading Read(string text, bool isCut)
    {
        if (isCut)
            return Failed("the answer ends before it is whole: write a shorter file and a shorter explanation.");
        if (FindJson(text) is { } json)
            return json.IsTruncated ? Failed("the JSON ends before it is whole: write the object again, whole.") : Read(json.Value) with { Repairs = json.Repairs };
        Match? fence = Fence().Matches(text).LastOrDefault();
        return fence is null
            ? Failed("the answer holds no JSON object with the keys name, yaml and explanation.")
            : Found(fence.Groups[1].Value, text.Remove(fence.Index, fence.Length));
    }

    /// <summary>Reads an answer in the form that was asked for.</summary>
    public static AnswerReading Read(JsonElement answer) => Holds(answer)
        ? Found(
            answer.GetProperty(YamlKey).GetString()!,
            answer.TryGetProperty(ExplanationKey, out JsonElement words) && words.ValueKind == JsonValueKind.String ? words.GetString()! : "")
        : Failed("the answer has no yaml that is a text.");

    private static RepairedJson? FindJson(string text)
    {
        try
        {
            return JsonRepair.Repair(text, Holds) is var json && Holds(json.Value) ? json : null;
        }
        catch (JsonRepairException)
        {
            return null;
        }
    }

    private static bool Holds(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(YamlKey, out JsonElement yaml) && yaml.ValueKind == JsonValueKind.String;

    /// <summary>A file may be fenced inside the JSON, too.</summary>
    private static AnswerReading Found(string yaml, string explanation)
    {
        Match fence = WholeFence().Match(yaml);
        string file = (fence.Success ? fence.Groups[1].Value : yaml).TrimStart('\uFEFF').ReplaceLineEndings("\n").Trim('\n') + "\n";
        if (file.Length > MostCharacters)
            return Failed($"yaml has {file.Length:N0} characters: a strategy is a page, and {MostCharacters:N0} is the most.");
        if (PlainText.Problem(file) is { } hidden)
            return Failed("yaml: " + hidden);
        string said = PlainText.Shown(explanation.Replace('\t', ' ').ReplaceLineEndings("\n").Trim());
        return new AnswerReading { Yaml = file, Explanation = said.Length <= MostExplanation ? said : said[..MostExplanation].TrimEnd() + " …" };
    }

    private static AnswerReading Failed(string problem) => new() { Problems = [problem] };

    [GeneratedRegex(@"^```(?:ya?ml)?[ \t]*\r?\n(.*?)^```[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\s*```(?:ya?ml)?[ \t]*\r?\n(.*?)\n```\s*$", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex WholeFence();
}
