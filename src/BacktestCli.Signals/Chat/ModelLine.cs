using System.Globalization;
using Polly;
using Polly.CircuitBreaker;

namespace BacktestCli.Signals.Chat;

/// <summary>Puts questions to one model.</summary>
internal sealed class ModelLine
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly ModelName _name;
    private readonly TimeProvider _clock;
    private readonly Action<string> _log;
    private readonly Redaction _redaction;
    private readonly ResiliencePipeline _perseverance;
    private readonly ResiliencePipeline _patience;
    private readonly Outage _outage;
    private readonly int _mostBreaks;
    private readonly Attempt _attempt;
    private readonly Lock _turn = new();
    private RequestShape _taken = new();

    /// <summary>A line over which nothing was asked yet.</summary>
    /// <param name="model">Who is asked.</param>
    /// <param name="gate">The provider's limits.</param>
    /// <param name="connections">Connections that are kept, for all models.</param>
    /// <param name="budget">What may be spent.</param>
    /// <param name="clock">For pauses, limits and latencies.</param>
    /// <param name="chance">From 0 to 1: spreads pauses.</param>
    /// <param name="log">Told of every attempt that came to nothing.</param>
    public ModelLine(ModelSettings model, ProviderGate gate, HttpClient connections, Budget budget, TimeProvider clock, Func<double> chance, Action<string> log)
    {
        (_name, _clock, _log, _redaction) = (model.Name, clock, log, new Redaction(model.Provider));
        _perseverance = Perseverance.Of(model.Provider, clock, chance, Again);
        _patience = Perseverance.WithoutCircuit(model.Provider, clock, chance, Again);
        (_outage, _mostBreaks) = (new Outage(model.Provider.Retries, clock), model.Provider.Retries);
        _attempt = new Attempt(model, new ChatWire(model.Name.Model, model.Provider, connections), gate, budget, clock, _redaction);
    }

    /// <summary>Which fields of a request the model was found to take.</summary>
    private RequestShape Taken
    {
        get
        {
            lock (_turn)
                return _taken;
        }
    }

    /// <summary>Asks.</summary>
    /// <exception cref="ChatException">It did not answer.</exception>
    public async Task<ChatAnswer> AskAsync(ModelSettings model, ChatRequest request, CancellationToken cancellationToken)
    {
        Errand errand = new(model, request, Taken, _clock);
        int breaks = 0;
        while (true)
        {
            try
            {
                return await AskOnceAsync(errand, cancellationToken);
            }
            catch (Exception fault) when (fault is AttemptFailure { IsPassing: true } or BrokenCircuitException
                && request.IsLastResort && breaks < _mostBreaks && _outage.Break(errand.Put) is { } left)
            {
                breaks += left > TimeSpan.Zero ? 1 : 0;
                Log($"no other model stands by; asked again in {Seconds(left)} s");
            }
            catch (AttemptFailure failure)
            {
                throw errand.Explain(failure.Failure, failure.Message, failure.InnerException);
            }
            catch (BrokenCircuitException)
            {
                string last = errand.LastFailure is { } failure ? $"; the last time: {failure.Message}" : "";
                throw errand.Explain(ChatFailure.CircuitOpen, $"it failed so often of late that it is left alone for a while{last}", null);
            }
        }
    }

    /// <summary>Asks with the usual retries, after the break of an outage where one is on.</summary>
    private async Task<ChatAnswer> AskOnceAsync(Errand errand, CancellationToken cancellationToken)
    {
        bool isPatient = errand.Request.IsLastResort && _outage.IsHoped;
        for (TimeSpan left = _outage.Remaining; isPatient && left > TimeSpan.Zero; left = _outage.Remaining)
            await Task.Delay(left > ShortestWait ? left : ShortestWait, _clock, cancellationToken);
        errand.Put = _clock.GetUtcNow();
        Reply reply = await (isPatient ? _patience : _perseverance).ExecuteAsync(async token => await AttemptAsync(errand, token), cancellationToken);
        _outage.End();
        return errand.Answered(reply);
    }

    /// <summary>Asks until the fault is none of the request's fields. That takes requests, but no retry.</summary>
    private async Task<Reply> AttemptAsync(Errand errand, CancellationToken cancellationToken)
    {
        while (true)
        {
            RequestShape? next = null;
            string refused = "";
            try
            {
                Reply reply = await _attempt.MakeAsync(errand, cancellationToken);
                errand.Note("answered", null);
                lock (_turn)
                    _taken = _taken.And(errand.Shape);
                return reply;
            }
            catch (AttemptFailure failure) when (failure.Error is { } error
                && (next = errand.Shape.StepDown(error, errand.Request.Sampling, out refused)) is not null)
            {
                errand.Note($"{failure.Outcome}, {refused} not taken", failure);
                Log($"{failure.Message}; asked again without {refused}");
                errand.Shape = next;
            }
            catch (AttemptFailure failure) when (failure.Failure is not (ChatFailure.BudgetSpent or ChatFailure.Unpriced))
            {
                errand.Note(failure.Outcome, failure);
                if (!failure.IsPassing)
                    Log(failure.Message);
                throw;
            }
        }
    }

    private void Again(AttemptFailure failure, TimeSpan pause) =>
        Log($"{failure.Message}; asked again in {Seconds(pause)} s");

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);

    private void Log(string what) => _log(_redaction.Of($"{_name}: {what}"));
}
