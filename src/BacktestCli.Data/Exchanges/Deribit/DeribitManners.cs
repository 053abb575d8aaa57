using System.Text.Json;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Deribit;

/// <summary>How Deribit is talked to: JSON-RPC by GET.</summary>
/// <param name="settings">What the user set.</param>
internal sealed class DeribitManners(VenueSettings settings) : VenueManners
{
    /// <inheritdoc/>
    public override string Name => "deribit";

    /// <inheritdoc/>
    public override IReadOnlyList<Uri> Hosts { get; } = [settings.BaseUrl ?? new Uri("https://www.deribit.com")];

    /// <summary>20 requests a second; of the 100 it allows at once a few are used.</summary>
    public override RateBudget? Budget { get; } = new(20, TimeSpan.FromSeconds(1), Burst: 4);

    /// <summary>Deribit says no in the body's <c>error</c>, whatever the status.</summary>
    public override Judgement Judge(HttpAnswer answer, Judgement usual)
    {
        if (Read(answer.Body.Span) is not { } error)
            return usual;
        string words = $"Deribit answers {error.Code}: {error.Message}{(error.Reason is null ? "" : $" ({error.Reason})")}";
        return error.Code switch
        {
            "10028" or "10066" => new Judgement(Course.SlowDown, words, usual.Wait),
            "10040" or "10041" or "10047" or "13028" or "13888" => new Judgement(Course.Retry, words, usual.Wait),
            "10020" or "13020" => new Judgement(Course.Refused, words + "; `backtest data search` finds its symbols"),
            _ => new Judgement(usual.Course == Course.Use ? Course.Refused : usual.Course, words, usual.Wait),
        };
    }

    /// <summary>An answer has either a result or an error: where the one begins, the other is not looked for.</summary>
    private static (string? Code, string? Message, string? Reason)? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader json = new(body);
            JsonWalk.Enter(ref json, JsonTokenType.StartObject);
            while (JsonWalk.NextName(ref json) && !json.ValueTextEquals("result"u8))
            {
                if (json.ValueTextEquals("error"u8))
                    return ReadError(ref json);
                JsonWalk.SkipValue(ref json);
            }
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            return null;
        }

        return null;
    }

    private static (string? Code, string? Message, string? Reason) ReadError(ref Utf8JsonReader json)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref json);
        JsonElement error = document.RootElement;
        bool isExplained = error.TryGetProperty("data", out JsonElement data) && data.ValueKind == JsonValueKind.Object;
        string reason = isExplained ? data.Text("reason") : "";
        return (error.Whole("code")?.ToString(), error.Text("message"), reason.Length > 0 ? reason : null);
    }
}
