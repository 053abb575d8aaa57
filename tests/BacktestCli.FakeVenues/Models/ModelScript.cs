using System.Text.Json;
using System.Text.Json.Serialization;

namespace BacktestCli.FakeVenues.Models;

/// <summary>What one fake model does, request by request.</summary>
public sealed class ModelScript
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Lock _turn = new();
    private int _met;

    /// <summary>
    /// Fields that it turns down with status 400 before it is anybody's turn: <c>json_schema</c>, <c>json_object</c>, <c>temperature</c>, <c>top_p</c>,
    /// <c>seed</c>, <c>max_tokens</c>.
    /// </summary>
    public IReadOnlyList<string> Refuses { get; init; } = [];

    /// <summary>What it does, one after another; after the last it answers sensibly.</summary>
    public IReadOnlyList<ModelStep> Steps { get; init; } = [];

    /// <summary>Reads the scripts of models by their names, <c>*</c> for all others: <c>{"gpt-4.1": {"steps": [{"status": 429}]}}</c>.</summary>
    /// <exception cref="JsonException">It is no such thing, or a property is unknown.</exception>
    public static IReadOnlyDictionary<string, ModelScript> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, ModelScript>>(json, Form) ?? [];

    /// <summary>The step of the next request.</summary>
    public ModelStep Next()
    {
        lock (_turn)
        {
            int before = 0;
            foreach (ModelStep step in Steps)
            {
                before += step.Times;
                if (step.Times == 0 || _met < before)
                {
                    _met++;
                    return step;
                }
            }

            return new ModelStep();
        }
    }
}
