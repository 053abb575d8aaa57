using System.Collections.Concurrent;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Signals.Asking;

/// <summary>Finds the recording of a question, in the store or by asking; who asks the same at the same time shares one call.</summary>
/// <remarks>
/// A key is asked at most once: what was asked in this run counts as stored from then on, so that the number in flight changes nothing.
/// </remarks>
/// <param name="contract">The form of question and answer.</param>
/// <param name="options">How questions are answered.</param>
/// <param name="store">Where answers are kept.</param>
/// <param name="chat">Reaches the models; null where nothing may be sent.</param>
/// <param name="clock">For the age of answers.</param>
internal sealed class Answerer(Contract contract, AskingOptions options, RecordingStore store, IChatModels? chat, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<FoundRecording>>> _underWay = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _settled = new(StringComparer.Ordinal);
    private readonly ModelChain? _chain = chat is null ? null : new ModelChain(chat, contract, options, clock);

    /// <summary>The recording of a question.</summary>
    /// <exception cref="SignalException">There is none and none can be had.</exception>
    /// <exception cref="ChatException">No model may be asked any more.</exception>
    public async Task<FoundRecording> FindAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        string key = inquiry.Blank.Key;
        Lazy<Task<FoundRecording>> mine = new(() => FindOnceAsync(inquiry, cancellationToken));
        Lazy<Task<FoundRecording>> shared = _underWay.GetOrAdd(key, mine);
        try
        {
            FoundRecording found = await shared.Value;
            return ReferenceEquals(shared, mine) ? found : found with { IsStored = true, Reading = null };
        }
        finally
        {
            if (ReferenceEquals(shared, mine))
                _underWay.TryRemove(key, out _);
        }
    }

    /// <summary>What the store holds of a question that need not be asked; null where it must be.</summary>
    public FoundRecording? Stored(Inquiry inquiry)
    {
        bool isSettled = _settled.ContainsKey(inquiry.Blank.Key);
        if ((options.Mode == SignalMode.Record && !isSettled) || store.Find(inquiry.Blank.Key) is not { } stored)
            return null;
        if (isSettled || options.Mode == SignalMode.Replay)
            return new FoundRecording(stored, IsStored: true);
        return IsTooOld(stored) || ReadingOf(stored, inquiry) is not { Problems.Count: 0 } reading
            ? null
            : new FoundRecording(stored, IsStored: true) { Reading = reading };
    }

    private async Task<FoundRecording> FindOnceAsync(Inquiry inquiry, CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (Stored(inquiry) is { } stored)
            return stored;
        if (options.Mode == SignalMode.Replay || _chain is null)
            throw ReplayMiss.Of(store, inquiry.Blank);
        Recording asked = await _chain.AskAsync(inquiry, cancellationToken);
        if (asked.IsAbstained && store.Find(asked.Key) is { } before && ReadingOf(before, inquiry) is { Problems.Count: 0 })
            asked = before; // an answer is worth more than that there was none today
        else
            await store.AppendAsync(asked);
        _settled[asked.Key] = true;
        return new FoundRecording(asked, IsStored: false);
    }

    private bool IsTooOld(Recording stored) =>
        options.MaxAge is { } most && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(stored.AskedAt) > most;

    /// <summary>What an answer means to a question; null where nobody answered.</summary>
    private ContractReading? ReadingOf(Recording recording, Inquiry inquiry) =>
        recording.IsAbstained ? null : contract.Read(recording.Answer!.Value, inquiry.Question, inquiry.Prompt);
}

/// <summary>A recording, and where it is from.</summary>
/// <param name="Recording">The recording.</param>
/// <param name="IsStored">True where it was in the store already, or another question asked for it.</param>
internal sealed record FoundRecording(Recording Recording, bool IsStored)
{
    /// <summary>What it means to the question it was found for, without a fault; null where it was not read yet.</summary>
    public ContractReading? Reading { get; init; }
}
