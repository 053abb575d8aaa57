using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Signals.Asking;

/// <summary>Counts the calls of questions, and which are stored already.</summary>
/// <param name="asker">Would answer them.</param>
internal sealed class EstimateTally(SignalAsker asker)
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly List<OpenCall> _open = [];
    private long _storedTokens;
    private int _answered;

    /// <summary>Questions so far.</summary>
    public int Questions { get; private set; }

    /// <summary>Different calls so far.</summary>
    public int Calls => _keys.Count;

    /// <summary>Of those, calls whose answer is stored.</summary>
    public int Stored { get; private set; }

    /// <summary>Calls to be made, in order.</summary>
    public IReadOnlyList<OpenCall> Open => _open;

    /// <summary>Mean tokens of the stored answers, of those that one try gave; null where there are none.</summary>
    public double? TypicalAnswer => _answered > 0 ? (double)_storedTokens / _answered : null;

    /// <summary>Counts a question.</summary>
    public void Add(SignalQuestion question)
    {
        Questions++;
        foreach (Inquiry inquiry in asker.Inquiries(question))
        {
            if (!_keys.Add(inquiry.Blank.Key))
                continue;
            if (asker.Stored(inquiry) is { } recording)
                Add(recording);
            else
                _open.Add(new OpenCall(inquiry.Models, inquiry.Prompt.EstimatedTokens));
        }
    }

    private void Add(Recording recording)
    {
        Stored++;
        if (recording.IsAbstained || recording.Attempts.Count != 1)
            return;
        _answered++;
        _storedTokens += recording.OutputTokens;
    }
}

/// <summary>A call to be made.</summary>
/// <param name="Models">The models that may answer, in order.</param>
/// <param name="Tokens">Tokens of the question, by estimate.</param>
internal sealed record OpenCall(IReadOnlyList<ModelSettings> Models, int Tokens);
