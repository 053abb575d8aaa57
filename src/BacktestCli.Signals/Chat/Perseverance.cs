using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace BacktestCli.Signals.Chat;

/// <summary>How often a model is asked again after a passing fault, and when it is not asked at all for a while.</summary>
internal static class Perseverance
{
    /// <summary>Attempts before its circuit can open: one question with the usual retries and a second one.</summary>
    private const int FewestAttempts = 8;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan FirstBreak = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromMinutes(5);

    /// <summary>Retries outside, the circuit inside, so that a model that is left alone is not tried again either.</summary>
    /// <param name="provider">How often is enough, and how long an attempt may take.</param>
    /// <param name="clock">For pauses.</param>
    /// <param name="chance">From 0 to 1: spreads pauses.</param>
    /// <param name="again">Told of every failure that another attempt follows, and the pause before that.</param>
    public static ResiliencePipeline Of(ProviderSettings provider, TimeProvider clock, Func<double> chance, Action<AttemptFailure, TimeSpan> again) =>
        Retries(provider, clock, chance, again).AddCircuitBreaker(Circuit(provider)).Build();

    /// <summary>Retries alone, for a model that nobody stands by for: what it is left alone for is an <see cref="Outage"/>.</summary>
    public static ResiliencePipeline WithoutCircuit(
        ProviderSettings provider, TimeProvider clock, Func<double> chance, Action<AttemptFailure, TimeSpan> again) => Retries(provider, clock, chance, again).Build();

    private static ResiliencePipelineBuilder Retries(
        ProviderSettings provider, TimeProvider clock, Func<double> chance, Action<AttemptFailure, TimeSpan> again)
    {
        ResiliencePipelineBuilder builder = new() { TimeProvider = clock };
        if (provider.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<AttemptFailure>(failure => failure.IsPassing),
                MaxRetryAttempts = provider.Retries,
                DelayGenerator = arguments => ValueTask.FromResult<TimeSpan?>(
                    PauseAfter((AttemptFailure)arguments.Outcome.Exception!, arguments.AttemptNumber, chance)),
                OnRetry = arguments =>
                {
                    again((AttemptFailure)arguments.Outcome.Exception!, arguments.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            });
        }

        return builder;
    }

    /// <summary>The pause that was asked for, else one that doubles from time to time, less up to a quarter.</summary>
    private static TimeSpan PauseAfter(AttemptFailure failure, int earlier, Func<double> chance)
    {
        TimeSpan own = FirstPause * Math.Pow(2, Math.Min(earlier, 10));
        return failure.Wait ?? ((own < LongestPause ? own : LongestPause) * (1 - (chance() / 4)));
    }

    /// <summary>Opens where half the attempts of late were the model's fault; one attempt then tells whether it closes again.</summary>
    private static CircuitBreakerStrategyOptions Circuit(ProviderSettings provider) => new()
    {
        ShouldHandle = new PredicateBuilder().Handle<AttemptFailure>(failure => failure.IsModelFault),
        FailureRatio = 0.5,
        MinimumThroughput = FewestAttempts,
        SamplingDuration = TimeSpan.FromSeconds(Math.Clamp(provider.Timeout.TotalSeconds * (FewestAttempts + 2), 60, 3_600)),
        BreakDurationGenerator = arguments =>
        {
            TimeSpan pause = FirstBreak * Math.Pow(2, Math.Min(arguments.HalfOpenAttempts, 10));
            return new ValueTask<TimeSpan>(pause < LongestBreak ? pause : LongestBreak);
        },
    };
}
