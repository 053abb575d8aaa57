using System.Text.Json;

namespace BacktestCli.Data.Http.Paging;

/// <summary>Reads the code with which a venue says, in the body, how it went.</summary>
internal static class AnswerCode
{
    /// <summary>Good.</summary>
    public const string Good = "0";

    /// <summary>
    /// Reads code and message; null where the body is no such document. A good code ends the reading: what follows is data.
    /// </summary>
    /// <param name="body">UTF-8.</param>
    /// <param name="codeName">Name of the code.</param>
    /// <param name="messageName">Name of the message.</param>
    public static (string? Code, string? Message) Read(ReadOnlySpan<byte> body, ReadOnlySpan<byte> codeName, ReadOnlySpan<byte> messageName)
    {
        (string? code, string? message) = (null, null);
        try
        {
            Utf8JsonReader json = new(body);
            JsonWalk.Enter(ref json, JsonTokenType.StartObject);
            while (code != Good && (code is null || message is null) && JsonWalk.NextName(ref json))
            {
                if (json.ValueTextEquals(codeName))
                    code = JsonWalk.Text(ref json);
                else if (json.ValueTextEquals(messageName))
                    message = JsonWalk.Text(ref json);
                else
                    JsonWalk.SkipValue(ref json);
            }
        }
        catch (Exception broken) when (broken is JsonException or FormatException)
        {
            return (code, message);
        }

        return (code, message);
    }
}
