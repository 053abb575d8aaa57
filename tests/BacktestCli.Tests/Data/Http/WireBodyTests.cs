using BacktestCli.Data.Http;

namespace BacktestCli.Tests.Data.Http;

public sealed class WireBodyTests
{
    [Theory]
    [InlineData(300L * 1024 * 1024)]
    [InlineData(1L << 40)]
    public async Task A_body_longer_than_any_answer_is_refused_before_there_is_room_for_it(long length)
    {
        using ByteArrayContent content = new([]);
        content.Headers.ContentLength = length;
        RequestFailure failure = await Assert.ThrowsAsync<RequestFailure>(() => WireBody.ReadAsync(content, TestContext.Current.CancellationToken));
        Assert.Equal(Course.Refused, failure.Course);
    }

    [Fact]
    public async Task A_small_body_that_unpacks_to_more_than_any_answer_is_refused()
    {
        using ByteArrayContent content = new(Bomb());
        content.Headers.ContentEncoding.Add("gzip");
        RequestFailure failure = await Assert.ThrowsAsync<RequestFailure>(() => WireBody.ReadAsync(content, TestContext.Current.CancellationToken));
        Assert.Contains("longer than any answer", failure.Message, StringComparison.Ordinal);
    }

    private static byte[] Bomb()
    {
        using MemoryStream buffer = new();
        using (System.IO.Compression.GZipStream gzip = new(buffer, System.IO.Compression.CompressionLevel.Fastest))
        {
            byte[] zeros = new byte[1024 * 1024];
            for (int part = 0; part < 257; part++)
                gzip.Write(zeros);
        }

        return buffer.ToArray();
    }
}
