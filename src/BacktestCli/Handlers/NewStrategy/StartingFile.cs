namespace BacktestCli.Handlers.NewStrategy;

/// <summary>The strategy that comes with the program to be changed: small, and every line of it explained.</summary>
internal static class StartingFile
{
    /// <summary>Its text.</summary>
    /// <param name="name">What the strategy is called.</param>
    /// <param name="reference">How a user means it on a command line: its name or its path.</param>
    public static string Write(string name, string reference)
    {
        using Stream stream = typeof(StartingFile).Assembly.GetManifestResourceStream("strategy.yaml")!;
        using StreamReader reader = new(stream);
        string shown = PlainText.Shown(reference.ReplaceLineEndings(" "));
        return reader.ReadToEnd().ReplaceLineEndings("\n")
            .Replace("{{name}}", name, StringComparison.Ordinal)
            .Replace("{{strategy}}", shown.Contains(' ', StringComparison.Ordinal) ? $"'{shown}'" : shown, StringComparison.Ordinal);
    }
}
