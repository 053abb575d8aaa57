using System.Globalization;
using Polly;
using Polly.Timeout;

namespace BacktestCli.Signals.Chat;

/// <summary>
/// Attempts at one model: each waits for the budget and for the provider's limits, and only then does its own time begin.
/// </summary>
/// <param name="model">Who is asked.</param>
/// <param name="wire">How.</param>
/// <param name="gate">The provider's limits.</param>
/// <param name="budget">What may be spent.</param>
/// <param name="clock">For the time an attempt may take.</param>
/// <param name="redaction">Takes keys out of what comes back.</param>
internal sealed class Attempt(ModelSettings model, ChatWire wire, ProviderGate gate, Budget budget, TimeProvider clock, Redaction redaction)
{
    private readonly ResiliencePipeline _limit = new ResiliencePipelineBuilder { TimeProvider = clock }.AddTimeout(model.Provider.Timeout).Build();

    /// <summary>Makes one.</summary>
    /// <exception cref="AttemptFailure">It came to nothing.</exception>
    public async Task<Reply> MakeAsync(Errand errand, CancellationToken cancellationToken)
    {
        RequestBody body = RequestBody.Of(model.Name.Model, errand.Request, errand.Shape);
        int mostOutput = errand.Request.Sampling.MaxOutputTokens;
        Reservation reservation = await budget.ReserveAsync(errand.Model, body.MostInputTokens, mostOutput, cancellationToken);
        try
        {
            await gate.PassAsync(body.EstimatedInputTokens + mostOutput, cancellationToken);
        }
        catch
        {
            budget.Release(reservation);
            throw;
        }

        // What ends in no way that is known here, such as the caller's giving up, may be charged for.
        TokenUsage? usage = null;
        bool mayBeBilled = true;
        try
        {
            Reply reply = ReplyReader.Read(await SendAsync(body, cancellationToken), redaction, clock.GetUtcNow());
            usage = reply.Usage;
            return reply;
        }
        catch (AttemptFailure failure)
        {
            (usage, mayBeBilled) = (failure.Usage, failure.MayBeBilled);
            if (failure.IsBusy)
                gate.Close(failure.Wait);
            throw;
        }
        finally
        {
            Settle(errand, reservation, usage, mayBeBilled);
        }
    }

    private void Settle(Errand errand, Reservation reservation, TokenUsage? usage, bool mayBeBilled)
    {
        long input = usage?.Input ?? (mayBeBilled || usage is not null ? reservation.InputTokens : 0);
        long output = usage?.Output ?? (mayBeBilled || usage is not null ? reservation.OutputTokens : 0);
        budget.Settle(reservation, input, output);
        errand.Charge(input, output, (mayBeBilled || usage is not null) && (usage?.Input is null || usage.Output is null));
    }

    private async Task<HttpReply> SendAsync(RequestBody body, CancellationToken cancellationToken)
    {
        try
        {
            return await _limit.ExecuteAsync(async token => await wire.SendAsync(body.Json, token), cancellationToken);
        }
        catch (TimeoutRejectedException)
        {
            string limit = model.Provider.Timeout.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture);
            throw new AttemptFailure(ChatFailure.RetriesSpent, "timeout", $"no answer within {limit} s")
            {
                IsPassing = true,
                IsModelFault = true,
                MayBeBilled = true,
            };
        }
    }
}
