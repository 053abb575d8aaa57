using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Download;

/// <summary>A part of a download that is fetched by one request, or by one file.</summary>
/// <typeparam name="TTable">What it brings.</typeparam>
/// <param name="Range">The stretch it answers for, [from, to) of open times.</param>
internal abstract record Piece<TTable>(TimeRange Range)
{
    /// <summary>What it costs of the venue's limit, in the venue's own unit; 0 where there is no limit.</summary>
    public abstract int Weight { get; }

    /// <summary>Bytes it is expected to bring over the wire, for a plan.</summary>
    public abstract long ExpectedBytes { get; }

    /// <summary>Fetches and proves it.</summary>
    /// <exception cref="DataException">It could not be fetched, or what came cannot be true; the message names the request.</exception>
    public abstract Task<PieceAnswer<TTable>> FetchAsync(CancellationToken cancellationToken);
}

/// <summary>What a piece brought.</summary>
/// <typeparam name="TTable">A table of rows sorted by time, each time once, all of them in the piece's range.</typeparam>
internal sealed record PieceAnswer<TTable>
{
    /// <summary>The rows.</summary>
    public required TTable Table { get; init; }

    /// <summary>Where they came from, for provenance: the address, without key; and, of a file, its SHA-256 and whether the vendor's checksum was held against it.</summary>
    public required Origin Origin { get; init; }

    /// <summary>Pieces to be fetched for what this one did not answer: the rest of a page the venue cut short, or other addresses of a file that was not published.</summary>
    public IReadOnlyList<Piece<TTable>> Rest { get; init; } = [];

    /// <summary>From here on the answer says nothing, because at the venue's clock the bars were not closed (Unix ms).</summary>
    public long ClosedUntil { get; init; } = long.MaxValue;

    /// <summary>Why rows are missing that the answer is silent about, as this source would put it.</summary>
    public HoleClass Absence { get; init; } = HoleClass.VenueOutage;

    /// <summary>Bytes that came over the wire.</summary>
    public long Bytes { get; init; }
}

/// <summary>Where rows came from.</summary>
/// <param name="Address">URL without key and without the part that differs from page to page (query); or a file's URL.</param>
/// <param name="Bytes">Size of the file; 0 for an API's address.</param>
/// <param name="Sha256">Of the file, lower-case hex; null for an API's address.</param>
/// <param name="ChecksumVerified">The vendor publishes a checksum, and it was held against the file.</param>
internal sealed record Origin(string Address, long Bytes = 0, string? Sha256 = null, bool ChecksumVerified = false);
