using System.Security.Cryptography;
using System.Text;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Strategies;
using BacktestCli.Reports.Signals;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Handlers.Signals;

/// <summary>Says in a report's words what models told a run.</summary>
internal static class SignalAccounts
{
    /// <summary>The account of a run.</summary>
    /// <param name="run">The run.</param>
    /// <param name="withoutNonPrimary">The same run without signals that are not primary; null where all are.</param>
    /// <param name="placebos">What runs with shuffled signals came to.</param>
    public static SignalAccount Of(SignalRun run, BacktestResult? withoutNonPrimary, IReadOnlyList<HeadlineMetrics> placebos)
    {
        SignalBook book = run.Book;
        Sampling sampling = run.Session.Choice.Sampling;
        return new SignalAccount
        {
            Plan = run.Session.Plan,
            TemplateVersion = run.Session.Contract.Version,
            Models = [.. run.Session.Models.Select(model => new SignalModel(model.Name.ToString(), model.KnowledgeCutoff))],
            Sampling = new SignalSampling(sampling.Temperature, sampling.TopP, sampling.Seed, sampling.MaxOutputTokens),
            IsAnonymous = run.Session.Choice.IsAnonymous && run.Session.Contract.CanBeAnonymous,
            Fingerprint = HashOf(book.Signals.SelectMany(one => one.Answers).Select(answer => answer.Key).Distinct().Order(StringComparer.Ordinal)),
            Questions = book.Totals.Questions,
            Recordings = [.. book.Signals.Select(Recording).DistinctBy(recording => recording.Key)],
            Signals = [.. book.Signals.Select(one => new GivenSignal(one.Instrument, one.Signal, KeyOf(one)))],
            WithoutNonPrimary = withoutNonPrimary,
            Placebos = placebos,
        };
    }

    /// <summary>A signal of several models rests on several recordings: to a report they are one.</summary>
    private static UsedRecording Recording(AnsweredSignal one) => new()
    {
        Key = KeyOf(one),
        Models = [.. one.Answers.Select(answer => answer.Model).OfType<ModelName>().Select(model => model.ToString())],
        Origin = one.Answers.Count == 1 ? OriginOf(one.Answers[0]) : one.Signal.Origin,
        Calls = one.Answers.Sum(answer => answer.Calls),
        InputTokens = one.Answers.Sum(answer => answer.InputTokens),
        OutputTokens = one.Answers.Sum(answer => answer.OutputTokens),
        CostUsd = one.Answers.Aggregate((decimal?)0, (sum, answer) => sum + answer.CostUsd),
    };

    private static SignalOrigin OriginOf(AnswerFacts answer) =>
        answer.IsAbstained ? SignalOrigin.Abstained : new SignalOrigin(answer.Fallback, answer.IsRepaired, answer.IsReAsked);

    private static string KeyOf(AnsweredSignal one) => one.Answers.Count == 1 ? one.Answers[0].Key : HashOf(one.Answers.Select(answer => answer.Key));

    private static string HashOf(IEnumerable<string> keys) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', keys))));
}
