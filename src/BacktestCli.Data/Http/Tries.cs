using Polly;
using Polly.Retry;

namespace BacktestCli.Data.Http;

/// <summary>When a request is sent again: after the pause its failure asks for, or after one that doubles from try to try, more or less.</summary>
internal static class Tries
{
    /// <summary>Makes the pipeline that tries until a <see cref="RequestFailure"/> is the last.</summary>
    /// <param name="patience">How long the pauses are.</param>
    /// <param name="clock">For the pauses; also what chance rests on.</param>
    /// <param name="again">Told of every failure that another try follows, and the pause before that.</param>
    public static ResiliencePipeline Of(Patience patience, TimeProvider clock, Action<RequestFailure, TimeSpan> again)
    {
        // Two runs that begin together shall not ask together.
        Random chance = new((int)clock.GetTimestamp());
        Lock turn = new();
        return new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<RequestFailure>(failure => !failure.IsLast),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = patience.FirstPause,
                MaxDelay = patience.LongestPause,
                DelayGenerator = arguments => new ValueTask<TimeSpan?>(((RequestFailure)arguments.Outcome.Exception!).Pause),
                OnRetry = arguments =>
                {
                    again((RequestFailure)arguments.Outcome.Exception!, arguments.RetryDelay);
                    return ValueTask.CompletedTask;
                },
                Randomizer = () =>
                {
                    lock (turn)
                        return chance.NextDouble();
                },
            })
            .Build();
    }
}
