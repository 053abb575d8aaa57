using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace BacktestCli.Data.Http;

/// <summary>One address of a venue, which is left alone for a while when it keeps failing.</summary>
internal sealed class VenueHost
{
    private static readonly ResiliencePropertyKey<TimeSpan> Limit = new("limit");

    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ResiliencePipeline _pipeline;

    /// <summary>A host that nothing is known of yet.</summary>
    public VenueHost(Uri address, Patience patience, TimeProvider clock)
    {
        Address = address;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<RequestFailure>(failure => failure.IsHostFault).Handle<TimeoutRejectedException>(),
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = patience.Break,
                StateProvider = _circuit,
            })
            .AddTimeout(new TimeoutStrategyOptions
            {
                TimeoutGenerator = arguments => new ValueTask<TimeSpan>(arguments.Context.Properties.GetValue(Limit, patience.Page)),
            })
            .Build();
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>True while it is left alone.</summary>
    public bool IsLeftAlone => _circuit.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>Does something with it, once.</summary>
    /// <param name="work">What.</param>
    /// <param name="limit">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/>: as long as it takes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RequestFailure">It came to nothing.</exception>
    public async Task<T> DoAsync<T>(Func<CancellationToken, Task<T>> work, TimeSpan limit, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Limit, limit);
        try
        {
            return await _pipeline.ExecuteAsync(static async (call, job) => await job(call.CancellationToken), context, work);
        }
        catch (TimeoutRejectedException fault)
        {
            throw new RequestFailure($"no whole answer within {limit.TotalSeconds:0.#} s", fault) { IsHostFault = true };
        }
        catch (BrokenCircuitException fault)
        {
            RequestFailure? last = fault.InnerException as RequestFailure;
            throw new RequestFailure($"{last?.Message ?? "no whole answer in time"}, again and again, so that {Address.Host} is left alone for a moment", fault)
            {
                IsHostFault = true,
                IsUnreachable = last is { IsUnreachable: true },
                Answer = last?.Answer,
                Wait = fault.RetryAfter,
            };
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
