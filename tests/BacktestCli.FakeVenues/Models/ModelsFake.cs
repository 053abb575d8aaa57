using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BacktestCli.FakeVenues.Models;

/// <summary>
/// Language models behind an OpenAI-compatible API: <c>POST …/v1/chat/completions</c> and <c>GET …/v1/models</c>. A model that has no script answers
/// sensibly, and the same question alike.
/// </summary>
/// <param name="scripts">What models do, by their names; <c>*</c> for all others. Null: all answer.</param>
public sealed partial class ModelsFake(IReadOnlyDictionary<string, ModelScript>? scripts = null) : IFakeVenue
{
    private static readonly ModelScript Plain = new();

    private readonly ConcurrentQueue<ModelCall> _calls = new();
    private long _inputTokens;
    private long _outputTokens;

    /// <summary>The key that every request must carry; null: any or none.</summary>
    public string? Key { get; init; }

    /// <summary>Every question so far, in order of arrival, those that were turned down included.</summary>
    public IReadOnlyList<ModelCall> Calls => [.. _calls];

    /// <summary>Tokens of the questions that were answered.</summary>
    public long InputTokens => Interlocked.Read(ref _inputTokens);

    /// <summary>Tokens of the answers.</summary>
    public long OutputTokens => Interlocked.Read(ref _outputTokens);

    /// <inheritdoc/>
    public string Serves => "language models: /models/v1/chat/completions, /models/v1/models, with any key or none; what they do is --script's";

    /// <inheritdoc/>
    public FakeAnswer? Answer(FakeRequest request)
    {
        if (Path().Match(request.Path) is not { Success: true } path)
            return null;
        if (Key is not null && request.Headers.GetValueOrDefault("Authorization") != "Bearer " + Key)
            return ModelReply.Error(401, "invalid_api_key", $"Incorrect API key provided: {request.Headers.GetValueOrDefault("Authorization") ?? "none"}.");
        if (path.Groups["list"].Success)
            return ModelReply.List(scripts?.Keys.Where(name => name != "*") ?? []);
        return request.Method == "POST" ? Ask(request) : ModelReply.Error(405, "method_not_allowed", "Only POST requests are accepted.");
    }

    private FakeAnswer Ask(FakeRequest request)
    {
        ModelCall call;
        try
        {
            using JsonDocument json = JsonDocument.Parse(request.Body);
            call = new ModelCall(request.Headers, json.RootElement.Clone());
        }
        catch (JsonException)
        {
            return ModelReply.Error(400, "invalid_json", "We could not parse the JSON body of your request.");
        }

        if (call.Problem() is { } problem)
            return ModelReply.Error(400, "invalid_request", problem);
        _calls.Enqueue(call);
        ModelScript script = scripts?.GetValueOrDefault(call.Model) ?? scripts?.GetValueOrDefault("*") ?? Plain;
        return ModelReply.Refuse(call, script.Refuses) ?? Play(call, script.Next());
    }

    private FakeAnswer Play(ModelCall call, ModelStep step)
    {
        FakeAnswer answer = ModelReply.Of(call, step, out int outputTokens);
        if (step.Status is null && !step.Drop)
        {
            Interlocked.Add(ref _inputTokens, call.InputTokens);
            Interlocked.Add(ref _outputTokens, outputTokens);
        }

        return answer with
        {
            Headers = step.Headers,
            ContentType = step.Body?.StartsWith('<') == true ? "text/html" : "application/json",
            Fault = step is { Drop: false, Hang: false, DelayMs: 0, CutAfter: null, TruncateAfter: null }
                ? null
                : new Fault
                {
                    Drop = step.Drop,
                    DelayMs = step.Hang ? int.MaxValue : step.DelayMs,
                    CutAfter = step.CutAfter,
                    TruncateAfter = step.TruncateAfter,
                },
        };
    }

    [GeneratedRegex("^(/models)?/v1/((?<ask>chat/completions)|(?<list>models))$")]
    private static partial Regex Path();
}
