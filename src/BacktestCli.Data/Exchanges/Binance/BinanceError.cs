using System.Text.Json;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>How Binance says no: <c>{"code":-1121,"msg":"Invalid symbol."}</c>.</summary>
/// <param name="Code">Below 0.</param>
/// <param name="Message">In words.</param>
internal sealed record BinanceError(int Code, string Message)
{
    /// <summary>Too much was asked.</summary>
    public const int TooMuch = -1003;

    /// <summary>It lists no such symbol.</summary>
    public const int UnknownSymbol = -1121;

    /// <summary>For a message, with the next step where there is one.</summary>
    public override string ToString() => Code switch
    {
        UnknownSymbol => $"{Message} ({Code}): the venue lists no such symbol. Find it with `backtest data search`.",
        _ => $"{Message} ({Code})",
    };

    /// <summary>True for faults of its own that pass.</summary>
    public bool IsPassing => Code is -1000 or -1001 or -1006 or -1007 or -1008;

    /// <summary>Reads an error; null where the body is something else.</summary>
    public static BinanceError? Read(ReadOnlySpan<byte> body)
    {
        if (!body.TrimStart(" \r\n\t"u8).StartsWith("{"u8))
            return null;

        Utf8JsonReader json = new(body);
        try
        {
            json.Read();
            return IsNext(ref json, "code"u8) ? ReadFields(ref json) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static BinanceError? ReadFields(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out int code))
            return null;
        string message = IsNext(ref json, "msg"u8) && json.Read() && json.TokenType == JsonTokenType.String ? json.GetString()! : "";
        return new BinanceError(code, message);
    }

    private static bool IsNext(ref Utf8JsonReader json, ReadOnlySpan<byte> name) =>
        json.Read() && json.TokenType == JsonTokenType.PropertyName && json.ValueTextEquals(name);
}
