namespace BacktestCli.Configuration;

/// <summary>
/// A provider of models that can be named without being configured: its address and its variables, and nothing that changes as prices do.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Where its OpenAI-compatible API is.</param>
/// <param name="KeyVariable">The environment variable of its key; null: it asks for none.</param>
/// <param name="AddressVariable">The environment variable of its address, as its own tools have it; null: there is none.</param>
/// <param name="IsLocal">True for a program on the user's machine, whose models cost nothing a token.</param>
internal sealed record KnownProvider(string Name, string Address, string? KeyVariable, string? AddressVariable = null, bool IsLocal = false)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<KnownProvider> All { get; } =
    [
        new("openai", "https://api.openai.com/v1", "OPENAI_API_KEY", "OPENAI_BASE_URL"),
        new("holysheep", "https://api.holysheep.ai/v1", "HOLYSHEEP_API_KEY", "HOLYSHEEP_BASE_URL"),
        new("deepseek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY"),
        new("openrouter", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"),
        new("ollama", "http://localhost:11434/v1", null, IsLocal: true),
        new("vllm", "http://localhost:8000/v1", null, IsLocal: true),
        new("llama-cpp", "http://localhost:8080/v1", null, IsLocal: true),
    ];

    /// <summary>Their names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(provider => provider.Name)];

    /// <summary>The one of that name; null where there is none.</summary>
    public static KnownProvider? Find(string name) => All.FirstOrDefault(provider => provider.Name == name);
}
