using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>A stretch of bars that one file of the archive holds.</summary>
internal sealed record ArchivePiece(BinanceBars Bars, BinanceArchive Archive, ArchiveFile File, TimeRange Range) : Piece<BarTable>(Range)
{
    /// <summary>A bar of a zipped file: the days of BTCUSDT in 1-minute bars are about 70,000 bytes.</summary>
    private const int BytesPerBar = 49;

    private Interval Interval => Bars.Wish.Interval;

    /// <summary>Files are not counted.</summary>
    public override int Weight => 0;

    /// <inheritdoc/>
    public override long ExpectedBytes => Interval.CountBetween(File.Range.From, File.Range.To) * BytesPerBar;

    /// <inheritdoc/>
    public override async Task<PieceAnswer<BarTable>> FetchAsync(CancellationToken cancellationToken)
    {
        if (await Archive.FetchAsync(File, cancellationToken) is not { } zip)
        {
            return new PieceAnswer<BarTable>
            {
                Table = new BarTable(),
                Origin = new Origin(Archive.AddressOf(File).ToString()),
                Rest = Bars.InPlaceOf(File, Range),
            };
        }

        PageProof proof = new(File.Range, Interval, zip.Origin.Address);
        BarTable whole = zip.Read(csv => Bars.Parse(csv, proof, File));
        proof.Prove(whole, zip.Now);
        BarTable bars = Cut(whole);
        return new PieceAnswer<BarTable>
        {
            Table = bars,
            Origin = zip.Origin,
            Rest = [.. HolesOf(bars).Select(Bars.Page)],
            Bytes = zip.Origin.Bytes,
        };
    }

    private BarTable Cut(BarTable whole)
    {
        int start = LowerBound(whole.Times, Range.From);
        int end = LowerBound(whole.Times, Range.To);
        if (end - start == whole.Count)
            return whole;

        BarTable part = new(end - start);
        part.Append(whole, start, end - start);
        return part;
    }

    /// <summary>What the file lacks: the API may have it.</summary>
    private List<TimeRange> HolesOf(BarTable bars)
    {
        List<TimeRange> holes = [];
        long expected = Range.From;
        foreach (long time in bars.Times)
        {
            if (time > expected)
                holes.Add(new TimeRange(expected, time));
            expected = Interval.Next(time);
        }

        if (expected < Range.To)
            holes.Add(new TimeRange(expected, Range.To));
        return holes;
    }

    private static int LowerBound(ReadOnlySpan<long> times, long time)
    {
        int place = times.BinarySearch(time);
        return place < 0 ? ~place : place;
    }
}
