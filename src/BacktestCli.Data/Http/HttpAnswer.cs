using System.Net.Http.Headers;

namespace BacktestCli.Data.Http;

/// <summary>What a host answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Address">What was asked, whole, for messages; holds no key, because keys travel in headers.</param>
/// <param name="Headers">The headers, those of the content apart.</param>
/// <param name="Body">The body, decompressed; empty where it was read as a stream.</param>
/// <param name="WireBytes">Bytes of the body as they came.</param>
internal sealed record HttpAnswer(int Status, string Address, HttpResponseHeaders Headers, ReadOnlyMemory<byte> Body, long WireBytes)
{
    /// <summary>The host's clock when it answered; null where it did not say.</summary>
    public DateTimeOffset? Date => Headers.Date;

    /// <summary>A header as text; null where it is absent.</summary>
    public string? Header(string name) => Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.First() : null;
}
