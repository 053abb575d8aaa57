using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Signals.Asking;

/// <summary>Answers many questions, some at a time. What comes of it does not depend on how many, nor on which is answered first.</summary>
/// <param name="asker">Answers one.</param>
/// <param name="inFlight">Most questions at a time, 1 or more.</param>
/// <param name="progress">Told after each answer, one at a time; null: nobody is.</param>
public sealed class SignalBatch(SignalAsker asker, int inFlight, IProgress<AskingProgress>? progress)
{
    private readonly Lock _turn = new();
    private AskingProgress _progress = new(0, 0);
    private volatile bool _isStopping;

    /// <summary>Answers questions, begun in their order. After a fault no more are begun; what is under way is finished and kept.</summary>
    /// <param name="questions">In order of time.</param>
    /// <param name="total">How many there are.</param>
    /// <param name="cancellationToken">Gives up; what was answered is kept.</param>
    /// <returns>What became of each, in the order of the questions.</returns>
    /// <exception cref="SignalException">One cannot be answered; says how many were answered.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; says how many were answered.</exception>
    public async Task<IReadOnlyList<AnsweredQuestion>> AskAllAsync(
        IEnumerable<SignalQuestion> questions, int total, CancellationToken cancellationToken)
    {
        (_progress, _isStopping) = (new AskingProgress(0, total), false);
        using SemaphoreSlim room = new(inFlight);
        List<Task<Outcome>> tasks = await BeginAllAsync(questions, total, room, cancellationToken);
        Outcome[] outcomes = [.. tasks.Select(task => task.Result)];
        int answered = outcomes.Count(outcome => outcome.Answer is not null);
        if (cancellationToken.IsCancellationRequested)
            throw new OperationCanceledException(Kept(answered, total), cancellationToken);
        if (outcomes.FirstOrDefault(outcome => outcome.Fault is not null)?.Fault is { } fault)
            throw asker.Options.Mode == SignalMode.Replay ? fault : new SignalException($"{fault.Message} {Kept(answered, total)}", fault);
        return [.. outcomes.Select(outcome => outcome.Answer!)];
    }

    private async Task<List<Task<Outcome>>> BeginAllAsync(
        IEnumerable<SignalQuestion> questions, int total, SemaphoreSlim room, CancellationToken cancellationToken)
    {
        List<Task<Outcome>> tasks = new(total);
        try
        {
            foreach (SignalQuestion question in questions)
            {
                await room.WaitAsync(cancellationToken);
                if (_isStopping)
                    break;
                tasks.Add(AskAsync(question, room, cancellationToken));
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // told when what is under way has ended
        }
        finally
        {
            await Task.WhenAll(tasks);
        }

        return tasks;
    }

    private async Task<Outcome> AskAsync(SignalQuestion question, SemaphoreSlim room, CancellationToken cancellationToken)
    {
        bool isAnswered = false;
        try
        {
            AnsweredQuestion answer = await asker.AskAsync(question, cancellationToken);
            Tell(answer);
            isAnswered = true;
            return new Outcome(answer, null);
        }
        catch (Exception fault) when (fault is SignalException or OperationCanceledException)
        {
            return new Outcome(null, fault);
        }
        finally
        {
            if (!isAnswered)
                _isStopping = true;
            room.Release();
        }
    }

    private void Tell(AnsweredQuestion answer)
    {
        lock (_turn)
        {
            _progress = _progress.After(answer);
            progress?.Report(_progress);
        }
    }

    private string Kept(int answered, int total) =>
        $"{answered:N0} of {total:N0} questions had their answer by then, and each is kept in {asker.Store.Name}. The next run asks for what is missing there, and for nothing else.";

    private sealed record Outcome(AnsweredQuestion? Answer, Exception? Fault);
}
