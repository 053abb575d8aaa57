using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Http.Paging;

/// <summary>How a venue is asked for a page of fundings, and how its answer is read.</summary>
/// <param name="http">Asks it.</param>
internal abstract class FundingPages(VenueHttp http)
{
    private const long Hour = 3_600_000;

    /// <summary>Asks.</summary>
    public VenueHttp Http => http;

    /// <summary>Most rows a page holds.</summary>
    public abstract int PageRows { get; }

    /// <summary>Bytes of a row on the wire, about.</summary>
    public abstract int BytesPerRow { get; }

    /// <summary>What a page costs of the venue's limit.</summary>
    public virtual int Weight => 1;

    /// <summary>
    /// Cuts a stretch into pages: each as long as a page of payments lasts, as often as they come today. What a page has no room for is
    /// asked for again.
    /// </summary>
    public IReadOnlyList<Piece<SeriesTable>> Cut(SeriesWish wish, TimeRange range) =>
        [.. PageWindows.Of(range, PageRows * Between(wish)).Select(window => new FundingPage(this, wish, window))];

    /// <summary>Milliseconds between two payments, as the venue's list has it today.</summary>
    public static long Between(SeriesWish wish) => (wish.Instrument.FundingHours ?? 8) * Hour;

    /// <summary>Path and query that ask for a window.</summary>
    public abstract string Ask(SeriesWish wish, TimeRange window);

    /// <summary>Reads a page, oldest first.</summary>
    /// <inheritdoc cref="BarPages.Read"/>
    public abstract SeriesTable Read(HttpAnswer answer, SeriesWish wish);

    /// <summary>Why payments of a window are missing that the venue is silent about.</summary>
    /// <inheritdoc cref="BarPages.Absence"/>
    public virtual HoleClass Absence(SeriesWish wish, TimeRange window, long now) => HoleClass.VenueOutage;
}
