using System.IO.Compression;
using System.Text;
using BacktestCli.Data.Exchanges.Tardis;

namespace BacktestCli.Tests.Data.Exchanges.Tardis;

public sealed class LineBlocksTests
{
    /// <summary>Lines of many lengths, more than two blocks of them.</summary>
    private static readonly byte[] Text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(line => new string('x', line * 7919 % 61) + line + "\n")));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_text_comes_whole_and_in_lines_however_many_members_its_file_has(int members)
    {
        MemoryStream read = new();
        await ReadAsync(Packed(Text, members), lines =>
        {
            Assert.Equal((byte)'\n', lines[^1]);
            read.Write(lines);
            return true;
        });
        Assert.Equal(Text, read.ToArray());
    }

    [Fact]
    public async Task A_host_that_unpacks_on_the_way_is_understood()
    {
        MemoryStream read = new();
        await ReadAsync(Text, lines => Write(read, lines));
        Assert.Equal(Text, read.ToArray());
    }

    [Fact]
    public async Task A_last_line_without_an_end_is_a_line_where_the_gzip_proves_it_whole()
    {
        MemoryStream read = new();
        await ReadAsync(Packed("a\nb"u8.ToArray(), 1), lines => Write(read, lines));
        Assert.Equal("a\nb\n"u8, read.ToArray());
    }

    [Fact]
    public async Task Nothing_is_no_line() => await ReadAsync([], _ => throw new InvalidOperationException("There is none."));

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.999)]
    public async Task A_gzip_cut_short_is_an_error(double share)
    {
        byte[] file = Packed(Text, 1);
        await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(file[..(int)(file.Length * share)], _ => true));
    }

    [Fact]
    public async Task A_plain_text_that_ends_within_a_line_is_an_error() =>
        await Assert.ThrowsAsync<FormatException>(() => ReadAsync("a\nb"u8.ToArray(), _ => true));

    [Fact]
    public async Task A_line_without_an_end_does_not_eat_the_memory() =>
        await Assert.ThrowsAsync<FormatException>(() => ReadAsync(Packed(new byte[10_000_000], 1), _ => true));

    [Fact]
    public async Task Who_has_enough_is_given_no_more()
    {
        int blocks = 0;
        await ReadAsync(Packed([.. Enumerable.Repeat(Text, 20).SelectMany(text => text)], 1), _ => ++blocks < 2);
        Assert.Equal(2, blocks);
    }

    private static bool Write(Stream to, ReadOnlySpan<byte> lines)
    {
        to.Write(lines);
        return true;
    }

    private static async Task ReadAsync(byte[] file, TakeLines take)
    {
        await using FileWire wire = new(new MemoryStream(file));
        await LineBlocks.ReadAsync(wire, take, TestContext.Current.CancellationToken);
    }

    private static byte[] Packed(byte[] text, int members)
    {
        MemoryStream file = new();
        foreach (byte[] part in text.Chunk((text.Length / members) + 1))
        {
            using GZipStream gzip = new(file, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(part);
        }

        return file.ToArray();
    }
}
