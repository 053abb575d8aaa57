namespace BacktestCli.Scripting.Declarative;

/// <summary>The language of strategy files as it is described to people: the file <c>strategies/README.md</c>, held inside the program.</summary>
public static class LanguageReference
{
    /// <summary>Its sections in order: the heading, and what stands under it.</summary>
    public static IReadOnlyList<(string Heading, string Text)> Sections { get; } =
    [
        .. Read().Split("\n## ").Skip(1).Select(section => (section[..section.IndexOf('\n', StringComparison.Ordinal)], "## " + section.TrimEnd())),
    ];

    private static string Read()
    {
        using Stream stream = typeof(LanguageReference).Assembly.GetManifestResourceStream("language.md")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
