using BacktestCli.Signals.Chat;

namespace BacktestCli.Tests.Fakes;

/// <summary>Models that answer what a script says, in its order, and remember what they were asked.</summary>
internal sealed class ScriptedModels : IChatModels
{
    private readonly Queue<Func<ModelSettings, ChatAnswer>> _script = [];

    /// <summary>What was asked of whom.</summary>
    public List<(ModelName Model, ChatRequest Request)> Asked { get; } = [];

    /// <summary>A model of a provider that nobody reaches, at 2 and 8 dollars a million tokens.</summary>
    public static ModelSettings Model(string name) => new()
    {
        Name = new ModelName("fake", name),
        Provider = new ProviderSettings { Name = "fake", BaseUrl = new Uri("http://127.0.0.1:9") },
        InputUsdPerMillionTokens = 2,
        OutputUsdPerMillionTokens = 8,
    };

    /// <summary>The next question is answered so, at 1,000 tokens sent and 500 answered.</summary>
    public ScriptedModels Then(string text, bool isCut = false)
    {
        _script.Enqueue(model => new ChatAnswer
        {
            Text = text,
            IsCut = isCut,
            Form = AnswerForm.JsonSchema,
            Attempts = [new ChatAttempt(model.Name, "answered")],
            InputTokens = 1_000,
            OutputTokens = 500,
            CostUsd = model.Cost(1_000, 500),
            Latency = TimeSpan.FromSeconds(1),
        });
        return this;
    }

    /// <summary>The next question is not answered.</summary>
    public ScriptedModels ThenFails(ChatFailure failure)
    {
        _script.Enqueue(model => throw new ChatException(failure, $"{model.Name}: {failure}."));
        return this;
    }

    public Task<ChatAnswer> AskAsync(ModelSettings model, ChatRequest request, CancellationToken cancellationToken)
    {
        Asked.Add((model.Name, request));
        return Task.FromResult(_script.TryDequeue(out Func<ModelSettings, ChatAnswer>? answer)
            ? answer(model)
            : throw new InvalidOperationException("more was asked than the script answers."));
    }
}
