namespace BacktestCli.Signals.Chat;

/// <summary>Who serves models, and on which terms.</summary>
public sealed record ProviderSettings
{
    /// <summary>As the configuration calls it.</summary>
    public required string Name { get; init; }

    /// <summary>Address of its OpenAI-compatible API, such as <c>https://api.openai.com/v1</c>.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>Its key; null: it asks for none, or none is set.</summary>
    public Secret? Key { get; init; }

    /// <summary>The environment variable that holds its key; null: it asks for none.</summary>
    public string? KeyVariable { get; init; }

    /// <summary>The organisation that pays; null: the key's own.</summary>
    public string? Organization { get; init; }

    /// <summary>Headers sent beside the usual ones.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Most requests a minute; null: any number.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Most tokens a minute, of questions and answers; null: any number.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>How long an attempt may take.</summary>
    /// <value>Default 60 s.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often a question is put again to a model after a passing fault.</summary>
    /// <value>Default 3.</value>
    public int Retries { get; init; } = 3;
}
