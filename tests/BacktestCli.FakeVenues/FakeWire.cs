using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace BacktestCli.FakeVenues;

/// <summary>Sends an answer the way a fault has it.</summary>
internal sealed class FakeWire(HttpContext context, Fault fault, TimeProvider clock)
{
    private const int Parts = 10;

    private readonly HttpResponse _response = context.Response;

    /// <summary>Sends it, whole or not.</summary>
    public async Task SendAsync(FakeAnswer answer)
    {
        if (fault.Drop)
        {
            context.Abort();
            return;
        }

        (ReadOnlyMemory<byte> body, string type) = Body(answer);
        _response.StatusCode = fault.Status ?? answer.Status;
        _response.ContentType = type;
        foreach ((string name, string value) in answer.Headers.Concat(fault.Headers))
            _response.Headers[name] = value;
        if (fault.CutGzipAfter is { } gzipShare)
        {
            body = Share(Gzip(body), gzipShare);
            _response.Headers.ContentEncoding = "gzip";
        }

        body = Share(body, fault.TruncateAfter ?? 1);
        _response.ContentLength = body.Length;
        // Kestrel closes the connection of an answer that is shorter than it said.
        await WriteAsync(Share(body, fault.CutAfter ?? 1));
    }

    private (ReadOnlyMemory<byte> Body, string Type) Body(FakeAnswer answer) => fault switch
    {
        { Body: { } text } => (Encoding.UTF8.GetBytes(text), text.StartsWith('<') ? "text/html" : answer.ContentType),
        { Status: { } status } => (Encoding.UTF8.GetBytes($$"""{"msg":"status {{status}}, as scripted"}"""), answer.ContentType),
        _ => (answer.Body, answer.ContentType),
    };

    private async Task WriteAsync(ReadOnlyMemory<byte> body)
    {
        if (fault.TrickleMs == 0)
        {
            await _response.Body.WriteAsync(body, context.RequestAborted);
            return;
        }

        int part = Math.Max(1, (body.Length + Parts - 1) / Parts);
        for (int sent = 0; sent < body.Length; sent += part)
        {
            await _response.Body.WriteAsync(body.Slice(sent, Math.Min(part, body.Length - sent)), context.RequestAborted);
            await _response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(TimeSpan.FromMilliseconds(fault.TrickleMs), clock, context.RequestAborted);
        }
    }

    private static ReadOnlyMemory<byte> Share(ReadOnlyMemory<byte> body, double share) => body[..(int)(body.Length * share)];

    private static byte[] Gzip(ReadOnlyMemory<byte> body)
    {
        using MemoryStream buffer = new();
        using (GZipStream gzip = new(buffer, CompressionLevel.Fastest))
            gzip.Write(body.Span);
        return buffer.ToArray();
    }
}
