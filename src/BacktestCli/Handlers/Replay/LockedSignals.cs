using System.Security.Cryptography;
using System.Text;
using BacktestCli.Core.Market;
using BacktestCli.Reports.Signals;

namespace BacktestCli.Handlers.Replay;

/// <summary>What models told a run, and who they are.</summary>
internal sealed record LockedSignals
{
    /// <summary>The form of question and answer.</summary>
    public required string Contract { get; init; }

    /// <summary>Version of the words in which it was asked.</summary>
    public required int TemplateVersion { get; init; }

    /// <summary>Models, in order.</summary>
    public required IReadOnlyList<LockedModel> Models { get; init; }

    /// <summary>How freely words were drawn; null: the model's own.</summary>
    public required double? Temperature { get; init; }

    /// <summary>Share of likely words drawn from; null: the provider's own.</summary>
    public required double? TopP { get; init; }

    /// <summary>Seed that was sent; null: none.</summary>
    public required long? ModelSeed { get; init; }

    /// <summary>Most tokens of an answer; null: the provider's own.</summary>
    public required int? MaxOutputTokens { get; init; }

    /// <summary>Symbol, venue and dates were hidden.</summary>
    public required bool Anonymize { get; init; }

    /// <summary>SHA-256 of the strategy in plain words, lower-case hex; null: it has none.</summary>
    public required string? Rules { get; init; }

    /// <summary>Runs with shuffled signals.</summary>
    public required int Placebo { get; init; }

    /// <summary>File of recordings.</summary>
    public required string Store { get; init; }

    /// <summary>SHA-256 of all questions, lower-case hex.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>By question, the first 16 digits of its key, what was recorded: the first 16 digits of a SHA-256.</summary>
    public required IReadOnlyDictionary<string, string> Recordings { get; init; }

    /// <summary>The signals of a run.</summary>
    /// <param name="report">What the run's report says of them.</param>
    /// <param name="store">Its file of recordings, as it was named.</param>
    public static LockedSignals Of(SignalReport report, string store)
    {
        SignalAccount account = report.Account;
        return new LockedSignals
        {
            Contract = account.Plan.Contract,
            TemplateVersion = account.TemplateVersion,
            Models = [.. account.Models.Select(model => new LockedModel(model.Name, model.KnowledgeCutoff is { } time ? UtcTime.Format(time) : null))],
            Temperature = account.Sampling.Temperature,
            TopP = account.Sampling.TopP,
            ModelSeed = account.Sampling.Seed,
            MaxOutputTokens = account.Sampling.MaxOutputTokens,
            Anonymize = account.IsAnonymous,
            Rules = account.Plan.Rules is { } rules ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules))) : null,
            Placebo = account.Placebos.Count,
            Store = store,
            Fingerprint = account.Fingerprint,
            Recordings = report.Recordings().OrderBy(one => one.Key, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.Fingerprint),
        };
    }
}

/// <summary>A model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="KnowledgeCutoff">Up to when it may have read; null: unknown.</param>
internal sealed record LockedModel(string Name, string? KnowledgeCutoff);
