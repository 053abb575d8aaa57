using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Data.Http.Paging;

/// <summary>How a venue is asked for a page of bars, and how its answer is read.</summary>
/// <param name="http">Asks it.</param>
internal abstract class BarPages(VenueHttp http)
{
    /// <summary>Asks.</summary>
    public VenueHttp Http => http;

    /// <summary>Most bars a page holds.</summary>
    public abstract int PageBars { get; }

    /// <summary>Bytes of a bar on the wire, about.</summary>
    public abstract int BytesPerBar { get; }

    /// <summary>What a page costs of the venue's limit.</summary>
    public virtual int Weight => 1;

    /// <summary>Cuts a stretch into pages.</summary>
    public IReadOnlyList<Piece<BarTable>> Cut(BarWish wish, TimeRange range) =>
        [.. PageWindows.Of(range, wish.Interval, PageBars).Select(window => new BarPage(this, wish, window))];

    /// <summary>Path and query that ask for a window, no more bars than a page holds.</summary>
    public abstract string Ask(BarWish wish, TimeRange window);

    /// <summary>Reads a page.</summary>
    /// <exception cref="FormatException">The body is no whole document of this venue's form.</exception>
    /// <exception cref="System.Text.Json.JsonException">The body is no whole JSON document.</exception>
    /// <exception cref="DataException">The document is whole and cannot be true.</exception>
    public abstract PageOfBars Read(HttpAnswer answer, BarWish wish);

    /// <summary>Why bars of a window are missing that the venue is silent about.</summary>
    /// <param name="wish">Which bars.</param>
    /// <param name="window">What was asked for.</param>
    /// <param name="now">Unix ms.</param>
    /// <remarks>
    /// A venue that answers and has no bars stood still then, as far as anybody can tell: it lists nobody's reasons. A source that knows
    /// better says so here.
    /// </remarks>
    public virtual HoleClass Absence(BarWish wish, TimeRange window, long now) => HoleClass.VenueOutage;
}

/// <summary>What an answer holds.</summary>
/// <param name="Bars">Oldest first.</param>
/// <param name="OpenFrom">From where on the venue itself says that bars are unfinished; what it holds of them is not believed.</param>
internal readonly record struct PageOfBars(BarTable Bars, long OpenFrom = long.MaxValue);
