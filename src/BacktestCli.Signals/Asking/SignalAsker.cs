using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Signals.Asking;

/// <summary>
/// Turns questions into signals: from the store, else from the models in order, checked, mended, asked again once, and stored.
/// </summary>
/// <remarks>Safe for many questions at once.</remarks>
public sealed class SignalAsker
{
    private readonly Contract _contract;
    private readonly AskingOptions _options;
    private readonly Answerer _answerer;

    /// <summary>Makes one.</summary>
    /// <param name="contract">The form of question and answer.</param>
    /// <param name="options">How questions are answered.</param>
    /// <param name="store">Where answers are kept.</param>
    /// <param name="chat">Reaches the models; null in mode replay, where nothing is sent.</param>
    /// <param name="clock">For the age of answers.</param>
    /// <exception cref="ArgumentException">There is no model, or nothing that reaches one where the mode needs it.</exception>
    public SignalAsker(Contract contract, AskingOptions options, RecordingStore store, IChatModels? chat, TimeProvider clock)
    {
        if (options.Models.Count == 0)
            throw new ArgumentException("At least one model must be named.", nameof(options));
        if (options.Mode == SignalMode.Off || (chat is null && options.Mode != SignalMode.Replay))
            throw new ArgumentException($"Mode {options.Mode} cannot ask.", nameof(chat));
        (_contract, _options, Store) = (contract, options, store);
        _answerer = new Answerer(contract, options, store, options.Mode == SignalMode.Replay ? null : chat, clock);
    }

    /// <summary>Where answers are kept.</summary>
    public RecordingStore Store { get; }

    /// <summary>True where questions are put inside the run.</summary>
    public bool DependsOnAccount => _contract.DependsOnAccount;

    internal AskingOptions Options => _options;

    /// <summary>Answers a question.</summary>
    /// <exception cref="SignalException">It cannot be answered: no recording in mode replay, no key, no budget, or no model and the run is
    /// to stop then.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<AnsweredQuestion> AskAsync(SignalQuestion question, CancellationToken cancellationToken)
    {
        Inquiry[] inquiries = Inquiries(question);
        try
        {
            FoundRecording[] found = await Task.WhenAll(inquiries.Select(inquiry => _answerer.FindAsync(inquiry, cancellationToken)));
            return Answered(question, inquiries, found);
        }
        catch (ChatException failure)
        {
            throw new SignalException(failure.Message, failure);
        }
    }

    /// <summary>The questions as they are put: one to all models in order, or one to each where their answers are combined.</summary>
    internal Inquiry[] Inquiries(SignalQuestion question) => question.Plan.Combination is null
        ? [Inquiry.Of(question, _contract, _options.Models, _options)]
        : [.. _options.Models.Select(model => Inquiry.Of(question, _contract, [model], _options))];

    /// <summary>What the store holds of a question that need not be asked; null where it must be.</summary>
    internal Recording? Stored(Inquiry inquiry) => _answerer.Stored(inquiry)?.Recording;

    private AnsweredQuestion Answered(SignalQuestion question, Inquiry[] inquiries, FoundRecording[] found)
    {
        IReadOnlyList<InstrumentSignal>[] read = [.. found.Select((one, i) => Read(one, inquiries[i]))];
        return new AnsweredQuestion
        {
            Time = question.Time,
            Signals = question.Plan.Combination is { } combination ? CombinedSignals.Of(combination, read) : read[0],
            Answers = [.. found.Select(one => AnswerFacts.Of(one.Recording, one.IsStored))],
        };
    }

    private IReadOnlyList<InstrumentSignal> Read(FoundRecording found, Inquiry inquiry)
    {
        Recording recording = found.Recording;
        if (recording.IsAbstained)
        {
            return _options.OnFailure == SignalFailurePolicy.Hold
                ? Abstentions.Of(inquiry.Question, recording.Reason ?? "")
                : throw ModelChain.Unanswered(recording, recording.Reason ?? "");
        }

        ContractReading reading = found.Reading ?? _contract.Read(recording.Answer!.Value, inquiry.Question, inquiry.Prompt);
        if (reading.Problems.Count > 0)
        {
            throw new SignalException(
                $"The recording {recording.Key[..12]} in {Store.Name}, of {QuestionName.Of(recording)}, does not keep to its "
                + $"contract: {reading.Problems[0]} Bring back what was recorded, or ask for it again in mode record.");
        }

        SignalOrigin origin = recording.Origin;
        return [.. reading.Signals.Where(IsAskedFor).Select(one => one with { Signal = one.Signal with { Origin = origin } })];

        bool IsAskedFor(InstrumentSignal one) => inquiry.Question.Plan.Batch <= 1
            || AskedTimes.Of(inquiry.Question, inquiry.Question.Instruments.Single(window => window.Instrument == one.Instrument)).Contains(one.Signal.Time);
    }
}
