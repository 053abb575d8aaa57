using System.Buffers;
using System.IO.Compression;

namespace BacktestCli.Data.Http;

/// <summary>A body as it came over the wire, and what it says when unpacked. Its memory is lent: it ends with <see cref="Dispose"/>.</summary>
internal sealed class WireBody : IDisposable
{
    /// <summary>Most bytes a body may have, packed or unpacked; the longest lists of instruments have some 20 million.</summary>
    private const int Largest = 256 * 1024 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int _length;

    /// <summary>Bytes as they came.</summary>
    public long WireBytes { get; private set; }

    /// <summary>The body, unpacked.</summary>
    public ReadOnlyMemory<byte> Content => _buffer.AsMemory(0, _length);

    /// <summary>Reads a body to its end.</summary>
    /// <exception cref="InvalidDataException">It is compressed and does not unpack.</exception>
    /// <exception cref="IOException">It broke off.</exception>
    /// <exception cref="RequestFailure">It is longer than any answer.</exception>
    public static async Task<WireBody> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        WireBody body = new();
        try
        {
            await using Stream wire = await content.ReadAsStreamAsync(cancellationToken);
            await body.FillAsync(wire, content.Headers.ContentLength, cancellationToken);
            body.WireBytes = body._length;
            if (IsGzip(content))
                body.Unpack();
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>True where a body is compressed on its way.</summary>
    /// <exception cref="InvalidDataException">In a way that was not asked for.</exception>
    public static bool IsGzip(HttpContent content) => content.Headers.ContentEncoding switch
    {
        { Count: 0 } => false,
        var encodings when encodings.Single() is "gzip" or "x-gzip" => true,
        var encodings when encodings.Single() is "identity" => false,
        var encodings => throw new InvalidDataException($"the body is packed as '{string.Join(", ", encodings)}', which was not asked for"),
    };

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private async Task FillAsync(Stream stream, long? expected, CancellationToken cancellationToken)
    {
        if (expected > _buffer.Length)
            Grow(expected.Value);
        while (true)
        {
            int read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken);
            if (read == 0)
                return;
            _length += read;
            if (_length == _buffer.Length && _length != expected)
                Grow(_length * 2L);
            else if (_length == expected)
                return;
        }
    }

    private void Unpack()
    {
        byte[] packed = _buffer;
        int packedLength = _length;
        (_buffer, _length) = (ArrayPool<byte>.Shared.Rent((int)Math.Clamp(packedLength * 6L, 16 * 1024, Largest)), 0);
        try
        {
            using GZipStream gzip = new(new MemoryStream(packed, 0, packedLength, writable: false), CompressionMode.Decompress);
            for (int read = gzip.Read(_buffer.AsSpan()); read > 0; read = gzip.Read(_buffer.AsSpan(_length)))
            {
                _length += read;
                if (_length == _buffer.Length)
                    Grow(_length * 2L);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    private void Grow(long needed)
    {
        if (needed > Largest)
            throw new RequestFailure($"the body is longer than any answer: {Largest:N0} bytes and more") { Course = Course.Refused };
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)needed);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
