using System.Security.Cryptography;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Reports;
using BacktestCli.Reports.Signals;

namespace BacktestCli.Tests.Fakes;

/// <summary>A strategy that follows the signals of two models over 60 days of hours, 2024-01-01 to 2024-03-01.</summary>
internal static class SignalRuns
{
    public const string First = "openai/gpt-4.1";

    public const string Second = "holysheep/deepseek-v3.2";

    private const int Bars = 60 * 24;

    private const int Every = 6;

    private static readonly Bar[] Market = RandomMarket.Bars(7, Bars);

    /// <summary>2024-01-31T00:00:00Z: half of the bars are before it.</summary>
    public static long Middle { get; } = ListSource.At(Bars / 2);

    public static IReadOnlyList<GivenSignal> Signals { get; } = [.. Enumerable.Range(0, Bars / Every).Select(SignalAt)];

    public static BacktestResult Result { get; } = Follow(Signals);

    /// <summary>Both models have read up to the middle of the run, and answered.</summary>
    public static SignalAccount Account { get; } = new()
    {
        Plan = new SignalPlan { Contract = "sentiment", Every = Every, Window = 24, ValidFor = Every, Shown = ["rsi"] },
        TemplateVersion = 2,
        Models = [new SignalModel(First, Middle), new SignalModel(Second, Middle - UtcTime.Day)],
        Sampling = new SignalSampling(0, null, 7, 800),
        IsAnonymous = true,
        Fingerprint = new string('e', 64),
        Questions = Signals.Count,
        Recordings = [.. Signals.Select((given, i) => RecordingOf(given, i))],
        Signals = Signals,
        WithoutNonPrimary = Follow([.. Signals.Where(given => given.Signal.Origin.IsPrimary)]),
        Placebos = [.. Enumerable.Range(1, 9).Select(by => HeadlineMetrics.Of(Follow(TurnedBy(by * 20))))],
    };

    public static ReportInput Input { get; } = InputOf(Result, Account);

    public static ReportInput With(Func<SignalAccount, SignalAccount> change) => InputOf(Result, change(Account));

    public static ReportInput InputOf(BacktestResult result, SignalAccount account) => new()
    {
        Strategy = new StrategyIdentity("follower", new string('a', 64), []),
        Result = result,
        Datasets =
        [
            new Dataset
            {
                Instrument = result.Only.Instrument,
                Interval = result.Interval,
                From = result.From,
                To = result.To,
                Bars = result.Bars,
                Gaps = [],
                Source = "cache",
                Fingerprint = new string('b', 64),
            },
        ],
        EngineVersion = "0.1.0",
        Signals = account,
    };

    public static BacktestResult Follow(IReadOnlyList<GivenSignal> signals) =>
        Runs.Run(new ListSource(Market), new SignalFollower(new SignalSeries([.. signals.Select(given => given.Signal)])));

    /// <summary>All signals a number of places later, the last ones in the place of the first.</summary>
    private static GivenSignal[] TurnedBy(int places) =>
    [
        .. Signals.Select((given, i) => Signals[(i + Signals.Count - places) % Signals.Count] with
        {
            Signal = Signals[(i + Signals.Count - places) % Signals.Count].Signal with { Time = given.Signal.Time },
        }),
    ];

    private static GivenSignal SignalAt(int i)
    {
        SignalOrigin origin = i % 40 == 39 ? SignalOrigin.Abstained : new SignalOrigin(i % 15 == 4 ? 1 : 0, i % 30 == 4, i % 24 == 8);
        double move = (Market[Math.Min((i + 2) * Every, Bars) - 1].Close / Market[((i + 1) * Every) - 1].Close) - 1;
        return new GivenSignal(
            new Instrument("test", MarketKind.Spot, "BTCUSDT"),
            new Signal
            {
                Time = ListSource.At((i + 1) * Every),
                Score = origin.IsAbstained ? 0 : i % 3 == 0 ? Math.Sin(i) : Math.Sign(move) * 0.5,
                Confidence = origin.IsAbstained ? 0 : 0.75,
                StopLoss = i % 5 == 0 ? 90.5 : null,
                Reason = i == 2 ? "The \"trend\"\nis up → hold" : $"reason {i}",
                Origin = origin,
            },
            Convert.ToHexStringLower(SHA256.HashData([(byte)i, (byte)(i >> 8)])));
    }

    private static UsedRecording RecordingOf(GivenSignal given, int i) => new()
    {
        Key = given.Key,
        Models = given.Signal.Origin switch { { IsAbstained: true } => [], { Fallback: > 0 } => [Second], _ => [First] },
        Origin = given.Signal.Origin,
        Calls = 1 + (i % 2),
        InputTokens = 500,
        OutputTokens = 20,
        CostUsd = 0.0012m,
    };
}
