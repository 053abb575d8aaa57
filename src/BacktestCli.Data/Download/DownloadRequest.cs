using BacktestCli.Core.Market;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Download;

/// <summary>What is to be in the cache when a download is done.</summary>
public sealed record DownloadRequest
{
    /// <summary>Of what, as the venue's list has it.</summary>
    public required IReadOnlyList<VenueInstrument> Instruments { get; init; }

    /// <summary>Bars of which length; none: only series.</summary>
    public required IReadOnlyList<Interval> Intervals { get; init; }

    /// <summary>From when, Unix ms, inclusive.</summary>
    public required long From { get; init; }

    /// <summary>To when, Unix ms, exclusive; what is not closed by then is left out.</summary>
    public required long To { get; init; }

    /// <summary>Bars of which prices.</summary>
    public IReadOnlyList<PriceKind> Prices { get; init; } = [PriceKind.Trade];

    /// <summary>What else; series of bars are fetched for every interval.</summary>
    public IReadOnlyList<SeriesKind> Series { get; init; } = [];

    /// <summary>Ask again about stretches the venue was silent about before.</summary>
    public bool Recheck { get; init; }

    /// <summary>Requests under way at once; null: as many as suit the source.</summary>
    public int? Concurrency { get; init; }
}
