using BacktestCli.Signals.Chat;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>Models that say what the test wants, and count what they are asked.</summary>
/// <param name="say">What a model says to a conversation; it may throw.</param>
internal sealed class FakeModels(Func<ModelSettings, ChatRequest, string> say) : IChatModels
{
    private readonly Lock _turn = new();

    /// <summary>Everything that was asked, in order.</summary>
    public List<(ModelName Model, ChatRequest Request)> Asked { get; } = [];

    /// <summary>Before an answer.</summary>
    public Func<ChatRequest, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    public bool IsCut { get; init; }

    /// <summary>A model that costs a dollar a thousand tokens, either way.</summary>
    public static ModelSettings Model(string name, decimal? price = 1_000) => new()
    {
        Name = new ModelName("test", name),
        Provider = new ProviderSettings { Name = "test", BaseUrl = new Uri("http://127.0.0.1:1"), Key = new Secret("sk-secret") },
        InputUsdPerMillionTokens = price,
        OutputUsdPerMillionTokens = price,
    };

    public static ChatException Failure(ModelSettings model, ChatFailure failure, int inputTokens = 0) =>
        new(failure, $"{model.Name}: {failure}.")
        {
            Attempts = [new ChatAttempt(model.Name, failure.ToString())],
            InputTokens = inputTokens,
            CostUsd = model.Cost(inputTokens, 0),
        };

    public async Task<ChatAnswer> AskAsync(ModelSettings model, ChatRequest request, CancellationToken cancellationToken)
    {
        lock (_turn)
            Asked.Add((model.Name, request));
        await Before(request, cancellationToken);
        string text = say(model, request);
        return new ChatAnswer
        {
            Text = text,
            IsCut = IsCut,
            Form = AnswerForm.Text,
            Attempts = [new ChatAttempt(model.Name, "answered")],
            InputTokens = 100,
            OutputTokens = 10,
            CostUsd = model.Cost(100, 10),
            Latency = TimeSpan.FromMilliseconds(7),
        };
    }
}
