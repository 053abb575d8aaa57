using BacktestCli.Core;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Configuration;

/// <summary>Reads names of models: <c>provider/model</c>, or the model alone where one provider alone is configured with it.</summary>
/// <param name="configured">Providers that a file tells of.</param>
/// <param name="models">Models that it tells of.</param>
internal sealed class ModelNames(IReadOnlyList<string> configured, IReadOnlyList<ModelName> models)
{
    /// <summary>Providers that can be named: those whose address is known, then those of the file.</summary>
    public IReadOnlyList<string> Providers { get; } = [.. KnownProvider.Names.Union(configured)];

    /// <summary>Several names, with commas between them.</summary>
    public static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The model that a name means; null where it means none.</summary>
    /// <param name="text">The name.</param>
    /// <param name="problem">Why it means none: what follows <c>--model is 'x': </c>.</param>
    public ModelName? Find(string text, out string problem)
    {
        problem = "";
        ModelName? written = ModelName.TryParse(text);
        if (written is not null && Providers.Contains(written.Provider))
            return written;
        ModelName[] meant = [.. models.Where(model => model.Model == text)];
        if (meant.Length == 1)
            return meant[0];
        problem = meant.Length > 1
            ? $"{string.Join(" and ", meant.Select(model => model.Provider))} have it: write {string.Join(" or ", meant.AsEnumerable())}."
            : written is null ? NoProvider(text)
            : $"there is no provider {written.Provider}; there are {string.Join(", ", Providers)}, and others where "
                + $"{ConfigurationFile.DefaultName} says under {ProviderSection.Key} where they are."
                + Spelling.DidYouMean(written.Provider, Providers);
        return null;
    }

    /// <summary>The whole name of the model that a name means; the name itself where it means none.</summary>
    public string Whole(string text) => Find(text, out _)?.ToString() ?? text;

    private string NoProvider(string text)
    {
        string example = text.Contains('/', StringComparison.Ordinal) ? "gpt-4.1" : text;
        string meant = Spelling.Nearest(text, models.Select(model => model.Model)) is { } near
            ? $" Did you mean {models.First(model => model.Model == near)}?"
            : "";
        return $"it must be provider/model, as in openai/{example}.{meant}";
    }
}
