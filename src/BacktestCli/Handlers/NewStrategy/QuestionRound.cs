using BacktestCli.Signals;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Prompts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>The models in their order, and what asking them took so far. One that gave way to the next is not asked again.</summary>
/// <param name="access">The models.</param>
/// <param name="clock">The clock.</param>
internal sealed class QuestionRound(ModelAccess access, TimeProvider clock)
{
    private readonly ModelName[] _models = [.. access.Models.Select(model => model.Name)];
    private readonly List<ChatAttempt> _tries = [];
    private TimeSpan _latency;
    private int _current;

    /// <summary>The clock.</summary>
    public TimeProvider Clock => clock;

    /// <summary>Who is asked.</summary>
    public ModelName Model => _models[_current];

    /// <summary>What all tries took, also those of which nothing came.</summary>
    public ModelUse Spent { get; private set; } = ModelUse.None;

    /// <summary>What a question is found by in the store.</summary>
    public string KeyOf(ChatRequest request) => RecordingKey.Of(StrategyTemplate.Name, StrategyTemplate.Version, _models, request.Sampling, request.Messages);

    /// <summary>Asks one model after the other until one answers.</summary>
    /// <exception cref="ChatException">A model cannot be asked, and no other could.</exception>
    /// <exception cref="SignalException">None answered.</exception>
    public async Task<ChatAnswer> AskAsync(ChatRequest request, Action<string> tell, CancellationToken cancellationToken)
    {
        if (_models.Length == 0)
            throw new SignalException("no language model is named that could be asked.");
        while (true)
        {
            try
            {
                ChatAnswer answer = await access.Chat.AskAsync(access.Models[_current], request, cancellationToken);
                Spent = Spent.Plus(answer);
                _tries.AddRange(answer.Attempts);
                _latency += answer.Latency;
                return answer;
            }
            catch (ChatException fault)
            {
                Spent = Spent.Plus(fault);
                _tries.AddRange(fault.Attempts);
                if (!fault.FallsThrough)
                    throw;
                if (_current == _models.Length - 1)
                    throw new SignalException(_models.Length == 1 ? fault.Message : $"none of {_models.Length} models answered; the last: {fault.Message}", fault);
                tell(fault.Message);
                _current++;
            }
        }
    }

    /// <summary>An answer as it is kept: under the question as it was first put, with all that it took to get it.</summary>
    public Recording Record(ChatRequest first, ChatAnswer answer, AnswerReading reading) => new()
    {
        Key = KeyOf(first),
        Contract = StrategyTemplate.Name,
        Template = StrategyTemplate.Version,
        Models = _models,
        Sampling = first.Sampling,
        Messages = first.Messages,
        Time = 0,
        Instruments = [],
        Model = Model,
        Fallback = _current,
        Text = answer.Text,
        Answer = reading.Answer,
        Repairs = reading.Repairs,
        Attempts = [.. _tries],
        InputTokens = Spent.InputTokens,
        OutputTokens = Spent.OutputTokens,
        CostUsd = Spent.CostUsd,
        LatencyMilliseconds = (long)_latency.TotalMilliseconds,
        AskedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
    };
}
