using BacktestCli.Data.Exchanges;

namespace BacktestCli.Configuration;

/// <summary>Finds what the user set about sources of market data: an option stands before the environment, that before the file.</summary>
/// <param name="variables">The environment.</param>
/// <param name="file">The configuration; null: there is none.</param>
internal sealed class SourceSettings(Variables variables, ConfigurationFile? file)
{
    /// <summary>All that is set about a source, for the code that asks it.</summary>
    /// <param name="source">The source.</param>
    /// <param name="options">What was typed about this very source; null: nothing.</param>
    /// <exception cref="UsageException">An address in the environment is none.</exception>
    public VenueSettings Of(string source, SourceOptions? options) => new()
    {
        BaseUrl = Address(options?.BaseUrl ?? Find(source, SourceKeys.BaseUrl)?.Value),
        ArchiveUrl = Address(options?.ArchiveUrl ?? Find(source, SourceKeys.ArchiveUrl)?.Value),
        UseArchive = options is not { NoArchive: true },
        Key = Key(source)?.Value,
        More = (file?.SourceSettings ?? [])
            .Where(setting => setting.Source == source && setting.Name is not (SourceKeys.BaseUrl or SourceKeys.ArchiveUrl or SourceKeys.KeyVariable))
            .ToDictionary(setting => setting.Name, setting => setting.Value),
    };

    /// <summary>A value and where it came from; null where the source has no such setting or nobody set it.</summary>
    /// <exception cref="UsageException">An address in the environment is none.</exception>
    public (string Value, string Origin)? Find(string source, string key)
    {
        if (SourceKeys.Of(source)?.Contains(key) != true)
            return null;
        if (variables.Find(SourceKeys.VariableOf(source, key)) is { } variable)
        {
            UsageException.ThrowIfAny(SourceKeys.Problem(key, variable.Value) is null ? [] : [SourceKeys.AddressProblem(variable.Name, variable.Value)!]);
            return (variable.Value, variable.Origin);
        }

        return file?.SourceSettings.FirstOrDefault(setting => setting.Source == source && setting.Name == key) is { } kept
            ? (kept.Value, kept.Place.ToString())
            : null;
    }

    /// <summary>The variable that holds a source's key; null where it has none.</summary>
    /// <exception cref="UsageException">It holds what no key does.</exception>
    public Variable? Key(string source)
    {
        string? named = file?.SourceSettings.FirstOrDefault(setting => setting.Source == source && setting.Name == SourceKeys.KeyVariable)?.Value;
        return (named ?? SourceKeys.UsualKeyVariable(source)) is { } name ? variables.FindKey(name) : null;
    }

    private static Uri? Address(string? text) => text is null ? null : new Uri(text.TrimEnd('/'));
}
