using System.CommandLine;

namespace BacktestCli.Configuration;

/// <summary>A setting as it stands.</summary>
/// <param name="Name">Its name in a configuration, and in brackets the commands it is so for, where it is not so for all that have it.</param>
/// <param name="Value">Its value; null: none. Keys are masked.</param>
/// <param name="Origin">Where that came from: <c>option</c>, <c>environment, NAME</c>, <c>backtest.yaml:3:1</c>, <c>default</c>.</param>
internal sealed record SettingRow(string Name, string? Value, string Origin)
{
    /// <summary>The origin of what nobody set.</summary>
    public const string Default = "default";

    /// <summary>What stands in place of a key.</summary>
    private const string Mask = "****";

    /// <summary>All of them: options in their order, then sources of market data, then providers of models.</summary>
    /// <param name="setup">What is set outside the command line.</param>
    /// <param name="result">The command line.</param>
    /// <param name="computed">Defaults that are worked out, by key.</param>
    public static IReadOnlyList<SettingRow> All(Setup setup, ParseResult result, IReadOnlyDictionary<string, string> computed) =>
    [
        new("config", setup.File?.Name, setup.File is null ? Default : "file"),
        .. setup.Catalog.All.GroupBy(one => one.Key).SelectMany(same => OfOption([.. same], setup, result, computed)),
        .. SourceKeys.Sources.SelectMany(source => OfSource(source, setup.Sources)),
        .. ProviderRows.All(setup),
    ];

    private static IEnumerable<SettingRow> OfOption(CommandOption[] same, Setup setup, ParseResult result, IReadOnlyDictionary<string, string> computed)
    {
        var values = same
            .Select(one => (one.Command, Row: Of(one, setup, result, computed)))
            .GroupBy(one => one.Row, one => one.Command)
            .ToArray();
        return values.Select(rows => values.Length == 1 ? rows.Key : rows.Key with { Name = $"{rows.Key.Name} ({string.Join(", ", rows)})" });
    }

    private static SettingRow Of(CommandOption one, Setup setup, ParseResult result, IReadOnlyDictionary<string, string> computed)
    {
        string name = SignalKeys.NameOf(one.Key);
        if (result.GetResult(one.Option) is { Implicit: false } typed)
        {
            bool isSwitch = one.Option is Option<bool> && typed.Tokens.Count == 0;
            return new SettingRow(name, isSwitch ? "true" : string.Join(',', typed.Tokens.Select(token => token.Value)), "option");
        }

        if (setup.Layers.Find(one, one.Command) is { } layer)
            return new SettingRow(name, string.Join(',', layer.Values), layer.Origin);
        return new SettingRow(name, computed.GetValueOrDefault(one.Key) ?? DefaultOf(one.Option), Default);
    }

    private static IEnumerable<SettingRow> OfSource(string source, SourceSettings settings)
    {
        foreach (string key in SourceKeys.Of(source)!)
        {
            (string Value, string Origin)? found = settings.Find(source, key);
            if (found is not null || key == SourceKeys.BaseUrl)
                yield return new SettingRow($"{SourceSection.Key}.{source}.{key}", found?.Value, found?.Origin ?? Default);
        }

        if (SourceKeys.UsualKeyVariable(source) is null)
            yield break;
        Variable? secret = settings.Key(source);
        yield return new SettingRow($"{SourceSection.Key}.{source}.key", secret is null ? null : Mask, secret?.Origin ?? Default);
    }

    private static string? DefaultOf(Option option) => option switch
    {
        Option<bool> => "false",
        { HasDefaultValue: true } => option.GetDefaultValue() switch
        {
            string[] values => values.Length == 0 ? null : string.Join(',', values),
            { } value => $"{value}",
            null => null,
        },
        _ => null,
    };
}
