using Microsoft.AspNetCore.Http;

namespace BacktestCli.FakeVenues;

/// <summary>A request, as a fake venue sees it.</summary>
/// <param name="Path">Decoded, with the leading slash.</param>
/// <param name="Query">Parameters; the last of a name counts.</param>
/// <param name="Headers">Request headers.</param>
/// <param name="Now">The server's clock, Unix ms: bars that close later are still open.</param>
/// <param name="Lie">What the answer is to be wrong about.</param>
public sealed record FakeRequest(
    string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, long Now, PageLie Lie)
{
    /// <summary>How it is asked.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>What was sent along; empty where nothing was.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>A parameter; null where it is absent.</summary>
    public string? this[string name] => Query.GetValueOrDefault(name);

    /// <summary>A whole-number parameter.</summary>
    public long Number(string name, long otherwise) => this[name] is { } text ? long.Parse(text) : otherwise;

    /// <summary>Reads a request to its end.</summary>
    internal static async Task<FakeRequest> ReadAsync(HttpContext context, long now, PageLie lie)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new FakeRequest(
            context.Request.Path,
            context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value[^1] ?? ""),
            context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            now,
            lie)
        {
            Method = context.Request.Method,
            Body = body.ToArray(),
        };
    }
}

/// <summary>How a page of bars can be wrong while its form is right.</summary>
public enum PageLie
{
    /// <summary>It is right.</summary>
    None,

    /// <summary>Two neighbours have changed places.</summary>
    Disordered,

    /// <summary>Every time is half an interval late.</summary>
    Misaligned,

    /// <summary>It is the page before the one that was asked for.</summary>
    Repeated,

    /// <summary>Its first row stands there twice.</summary>
    Doubled,

    /// <summary>A price is not a number.</summary>
    NotANumber,

    /// <summary>A high lies below the close.</summary>
    HighBelowClose,

    /// <summary>It says it is of another symbol; where pages name none, it holds another symbol's bars of another time.</summary>
    WrongSymbol,
}
