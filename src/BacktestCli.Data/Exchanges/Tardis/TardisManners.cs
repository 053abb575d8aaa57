using System.Text.Json;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>How a host of Tardis is talked to. It names no limit.</summary>
/// <param name="name">The source, for messages.</param>
/// <param name="host">Its address.</param>
/// <param name="key">The key; null where there is none.</param>
internal sealed class TardisManners(string name, Uri host, string? key) : VenueManners
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override IReadOnlyList<Uri> Hosts { get; } = [host];

    /// <inheritdoc/>
    public override RateBudget? Budget => null;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Headers { get; } =
        key is null ? new Dictionary<string, string>() : new() { ["Authorization"] = "Bearer " + key };

    /// <inheritdoc/>
    public override Judgement Judge(HttpAnswer answer, Judgement usual) => answer.Status switch
    {
        400 or 401 or 403 or 404 => new Judgement(Course.Refused, Words(answer) ?? usual.Reason),
        _ => usual,
    };

    /// <inheritdoc/>
    public override string? NextStep(HttpAnswer answer) => answer.Status switch
    {
        401 or 403 when key is null =>
            "Without a key only the first day of each month is given, such as 2024-01-01: ask for such days, or set TARDIS_API_KEY.",
        401 or 403 => "The key is not good for this: check TARDIS_API_KEY and what it was bought for; the first day of each month is given without one.",
        400 or 404 => "Tardis may not know a venue or symbol of that name: https://api.tardis.dev/v1/exchanges has those it knows.",
        _ => null,
    };

    /// <summary>The words of an error document; null where it is none.</summary>
    private static string? Words(HttpAnswer answer)
    {
        try
        {
            using JsonDocument error = JsonDocument.Parse(answer.Body);
            return error.RootElement.ValueKind == JsonValueKind.Object && error.RootElement.TryGetProperty("message", out JsonElement message)
                ? message.ToString()
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
