using BacktestCli.Core;

namespace BacktestCli.Configuration;

/// <summary>
/// What the section <c>signals:</c> of a configuration holds: the options about signals under their own names, but for two. The section
/// has the name of the option <c>--signals</c>, so that it calls the file <c>store</c>; and it lists <c>models</c>, which are typed one
/// <c>--model</c> each.
/// </summary>
internal static class SignalKeys
{
    /// <summary>The key it stands under.</summary>
    public const string Section = "signals";

    /// <summary>The option that names the file of recordings.</summary>
    public const string StoreOption = "signals";

    /// <summary>The option that names a model.</summary>
    public const string ModelOption = "model";

    /// <summary>What it calls the file of recordings.</summary>
    private const string Store = "store";

    /// <summary>What it calls the models.</summary>
    private const string Models = "models";

    /// <summary>Its keys, as a message names them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Store, Models, "temperature", "top-p", "max-output-tokens", "model-seed", "anonymize", "rules", "signals-mode", "max-cost", "max-calls",
        "max-tokens", "in-flight", "signals-max-age", "on-signal-failure", "max-abstain", "placebo",
    ];

    /// <summary>The option that a key of the section sets; null where there is no such key.</summary>
    public static string? OptionOf(string key) => key.Replace('_', '-') switch
    {
        Store => StoreOption,
        Models => ModelOption,
        var plain => All.Contains(plain) ? plain : null,
    };

    /// <summary>How a file names an option: with its section where it has another name there.</summary>
    public static string NameOf(string option) => option switch
    {
        StoreOption => $"{Section}.{Store}",
        ModelOption => $"{Section}.{Models}",
        _ => option,
    };

    /// <summary>Why a key cannot be set there.</summary>
    public static string WhyNot(string key)
    {
        string plain = key.Replace('_', '-');
        string meant = All.Contains($"{Section}-{plain}") ? $" Did you mean {Section}-{plain}?" : Spelling.DidYouMean(plain, All);
        return $"{Section} has no setting {key}; it has {string.Join(", ", All)}.{meant}";
    }
}
