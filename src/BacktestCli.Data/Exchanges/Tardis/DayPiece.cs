using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>One day of a dataset, and the head of the next for what arrived after midnight.</summary>
/// <typeparam name="TTable">What it brings.</typeparam>
internal sealed record DayPiece<TTable> : Piece<TTable>
{
    private readonly TardisFiles _files;
    private readonly TardisFile _file;
    private readonly Func<DayRows<TTable>> _open;

    /// <summary>A piece that was not asked for yet.</summary>
    /// <param name="files">Where the files are.</param>
    /// <param name="file">Which file.</param>
    /// <param name="range">What it answers for.</param>
    /// <param name="open">Makes a reader of its rows.</param>
    public DayPiece(TardisFiles files, TardisFile file, TimeRange range, Func<DayRows<TTable>> open)
        : base(range)
    {
        (_files, _file, _open) = (files, file, open);
    }

    /// <summary>Length of the bars, where rows are gathered in bars; null for events.</summary>
    public required Interval? Interval { get; init; }

    /// <summary>Since when the vendor has the instrument, Unix ms; null where that is not known.</summary>
    public required long? ListedAt { get; init; }

    /// <inheritdoc/>
    public override int Weight => 0;

    /// <inheritdoc/>
    /// <remarks>Nobody says how large a file is before it is asked for: these are the sizes of a busy perpetual's day, to the power of ten.</remarks>
    public override long ExpectedBytes => _file.DataType switch
    {
        "liquidations" => 10_000,
        "trades" or "derivative_ticker" => 10_000_000,
        _ => 100_000_000,
    };

    /// <inheritdoc/>
    public override async Task<PieceAnswer<TTable>> FetchAsync(CancellationToken cancellationToken)
    {
        if (_file.End > _files.Now)
            return Nothing(HoleClass.Unknown, closedUntil: Range.From);
        if (Interval is null && Range.From >= _file.End && !_files.MayAsk(_file))
            return Nothing(HoleClass.FetchFailed, closedUntil: long.MaxValue);
        DayRead<TTable>? read = await _files.TryReadAsync(_file, _open, cancellationToken);
        if (read is null)
        {
            return _file.MayStillCome(_files.Now)
                ? Nothing(HoleClass.Unknown, closedUntil: Range.From)
                : Nothing(_file.End <= ListedAt ? HoleClass.NotListed : HoleClass.VendorHole, closedUntil: long.MaxValue);
        }

        bool isWhole = Interval is null || Range.To < _file.End
            || await _files.TryReadLateAsync(_file, read.Rows, _open, cancellationToken);
        return new PieceAnswer<TTable>
        {
            Table = read.Rows.ToTable(),
            Origin = read.Origin,
            Bytes = read.Origin.Bytes,
            Absence = HoleClass.NoTrade,
            ClosedUntil = isWhole ? long.MaxValue : Range.To - Interval!.Value.Milliseconds,
        };
    }

    private PieceAnswer<TTable> Nothing(HoleClass absence, long closedUntil) => new()
    {
        Table = _open().ToTable(),
        Origin = new Origin(_file.Path),
        Absence = absence,
        ClosedUntil = closedUntil,
    };
}
