using System.Globalization;
using BacktestCli.Composition;
using BacktestCli.Configuration;
using BacktestCli.Handlers.Run;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.Signals;

/// <summary>How models are asked for signals, as typed.</summary>
internal sealed record SignalChoice
{
    /// <summary>What <c>--temperature</c> says where none is sent.</summary>
    private const string None = "none";

    /// <summary>File of recordings; null: the strategy's own.</summary>
    public string? Store { get; init; }

    /// <summary>Whether models are asked.</summary>
    public SignalMode Mode { get; init; }

    /// <summary>Names of models: the first answers, the rest stand by.</summary>
    public IReadOnlyList<string> Models { get; init; } = [];

    /// <summary>How freely words are drawn: a number, or <c>none</c>; null: 0.</summary>
    public string? Temperature { get; init; }

    /// <summary>Share of likely words that is drawn from; null: the provider's own.</summary>
    public double? TopP { get; init; }

    /// <summary>Most tokens of an answer; null: the usual.</summary>
    public int? MaxOutputTokens { get; init; }

    /// <summary>Seed that is sent; null: none.</summary>
    public long? ModelSeed { get; init; }

    /// <summary>Most that may be spent, US dollars; null: any amount.</summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Most calls; null: any number.</summary>
    public long? MaxCalls { get; init; }

    /// <summary>Most tokens of questions and answers; null: any number.</summary>
    public long? MaxTokens { get; init; }

    /// <summary>Questions that are out at a time.</summary>
    public int InFlight { get; init; } = 16;

    /// <summary>Age from which a recording is asked afresh: <c>30d</c>; null: never.</summary>
    public string? MaxAge { get; init; }

    /// <summary>What is done where no model answers.</summary>
    public SignalFailurePolicy OnFailure { get; init; }

    /// <summary>Most questions without an answer, of all: <c>5%</c>.</summary>
    public string MaxAbstain { get; init; } = "5%";

    /// <summary>Hide symbol, venue and dates.</summary>
    public bool IsAnonymous { get; init; } = true;

    /// <summary>Runs with shuffled signals.</summary>
    public int Placebo { get; init; }

    /// <summary>The strategy in plain words, or a file of them; null: the strategy's own.</summary>
    public string? Rules { get; init; }

    /// <summary>How words are drawn.</summary>
    public Sampling Sampling
    {
        get
        {
            Sampling usual = new();
            return usual with
            {
                Temperature = Temperature == None ? null : Temperature is null ? usual.Temperature : (double?)NumberText.Read(Temperature),
                TopP = TopP,
                Seed = ModelSeed,
                MaxOutputTokens = MaxOutputTokens ?? usual.MaxOutputTokens,
            };
        }
    }

    /// <summary><see cref="MaxAge"/> as a length of time; null: no recording is too old.</summary>
    public TimeSpan? MaxAgeLength => MaxAge is null ? null : SettingText.Duration(MaxAge);

    /// <summary><see cref="MaxAbstain"/> as a fraction.</summary>
    public double MaxAbstainShare => SettingText.Fraction(MaxAbstain) ?? 0;

    /// <summary>The file of recordings.</summary>
    /// <param name="strategy">The strategy's name.</param>
    public string StoreOf(string strategy) => Store ?? Path.Combine("signals", strategy + ".jsonl");

    /// <summary>The same for whoever asks.</summary>
    /// <param name="models">The models, found by their names.</param>
    public AskingOptions ForAsking(IReadOnlyList<ModelSettings> models) => new()
    {
        Models = models,
        Sampling = Sampling,
        Mode = Mode,
        MaxAge = MaxAgeLength,
        IsAnonymous = IsAnonymous,
        OnFailure = OnFailure,
    };

    /// <summary>Every rule these options break on their own. Whether there are such models, <see cref="ModelDirectory"/> knows.</summary>
    public IEnumerable<string> Problems()
    {
        if (Temperature is not (null or None) && NumberText.Read(Temperature) is not (>= 0 and <= 2))
            yield return $"--temperature is '{Temperature}': it must be a number from 0 to 2, or none, which leaves it to the model.";
        if (TopP is not (null or (> 0 and <= 1)))
            yield return $"--top-p is {Text(TopP)}: it must be above 0 and at most 1.";
        if (MaxOutputTokens is < 1 or > 1_000_000)
            yield return $"--max-output-tokens is {Text(MaxOutputTokens)}: it must be from 1 to 1000000.";
        (string Option, decimal? Value)[] limits = [("--max-cost", MaxCost), ("--max-calls", MaxCalls), ("--max-tokens", MaxTokens)];
        foreach ((string option, decimal? value) in limits.Where(limit => limit.Value < 0))
            yield return $"{option} is {Text(value)}: it must be 0 or more.";
        if (InFlight is < 1 or > 200)
            yield return $"--in-flight is {Text(InFlight)}: it must be from 1 to 200.";
        if (MaxAge is not null && MaxAgeLength is null)
            yield return $"--signals-max-age is '{MaxAge}': it must be a whole number of s, m, h, d or w, such as 30d.";
        if (SettingText.Fraction(MaxAbstain) is null)
            yield return $"--max-abstain is '{MaxAbstain}': it must be a fraction from 0 to 1 or a percentage, such as 5%.";
        if (Placebo is < 0 or > 1_000)
            yield return $"--placebo is {Text(Placebo)}: it must be from 0 to 1000.";
    }

    /// <summary><see cref="Rules"/> as words: those of the file of that name where there is one.</summary>
    /// <exception cref="UsageException">The file cannot be read, is empty, or is not there and the text is one word.</exception>
    public string? ReadRules(Surroundings surroundings)
    {
        if (Rules is null)
            return null;
        string path = surroundings.Resolve(Rules);
        if (!File.Exists(path))
        {
            return Rules.Trim().Any(char.IsWhiteSpace)
                ? Rules.Trim()
                : throw new UsageException(
                    $"--rules is '{Rules}': there is no such file, and one word is no strategy. Name a file, or write what it is to do.");
        }

        string text = TextFile.Text(path, Rules).ReplaceLineEndings("\n").Trim();
        return text.Length > 0 ? text : throw new UsageException($"--rules is {Rules}: there is nothing in that file.");
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";
}
