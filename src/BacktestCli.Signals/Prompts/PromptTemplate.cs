using System.Text.RegularExpressions;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Signals.Prompts;

/// <summary>
/// The text of a question, <c>Templates/&lt;contract&gt;.v&lt;version&gt;.md</c>: what the model is told first, a line <c>---</c>, what it
/// is asked. Both have places, <c>{{name}}</c>.
/// </summary>
internal sealed partial class PromptTemplate
{
    private const string Divider = "\n---\n";

    private readonly string _system;
    private readonly string _user;

    /// <param name="contract">The contract's name.</param>
    /// <param name="version">The template's version.</param>
    /// <exception cref="InvalidOperationException">There is no such template, or it is not in two parts.</exception>
    public PromptTemplate(string contract, int version)
    {
        Name = $"{contract}.v{Figures.Write(version)}";
        Text = Load($"prompts/{Name}.md").ReplaceLineEndings("\n");
        if (Text.Split(Divider) is not [string system, string user])
            throw new InvalidOperationException($"The template {Name} must have two parts, with a line --- between them.");
        (_system, _user) = (system.Trim(), user.Trim());
    }

    /// <summary><c>sentiment.v1</c>.</summary>
    public string Name { get; }

    /// <summary>The whole file, its lines ending in LF.</summary>
    public string Text { get; }

    /// <summary>
    /// Fills the places. What stands in a place is not looked at again, so that a text with braces of its own stays as it is.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing is known for a place of the template.</exception>
    public ChatMessage[] Fill(IReadOnlyDictionary<string, string> places) =>
        [new(ChatRole.System, Fill(_system, places)), new(ChatRole.User, Fill(_user, places))];

    private string Fill(string part, IReadOnlyDictionary<string, string> places) =>
        Place().Replace(part, match => places.TryGetValue(match.Groups[1].Value, out string? text)
            ? text
            : throw new InvalidOperationException($"The template {Name} has a place {match.Value}, and nothing is known for it."));

    private static string Load(string resource)
    {
        using Stream stream = typeof(PromptTemplate).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no {resource} in the program.");
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Place();
}
