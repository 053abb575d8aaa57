using System.Globalization;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>One file of a dataset: what arrived at Tardis on one UTC day.</summary>
/// <param name="Id">The venue and market, as Tardis calls them.</param>
/// <param name="DataType"><c>trades</c>, <c>derivative_ticker</c>, <c>book_snapshot_5</c>, <c>liquidations</c>.</param>
/// <param name="Symbol">As the instrument list has it.</param>
/// <param name="Day">Midnight, Unix ms.</param>
internal sealed record TardisFile(string Id, string DataType, string Symbol, long Day)
{
    /// <summary>A file is published in the morning of the next day; one that is not there a day later will not come.</summary>
    private const long Publication = 2 * UtcTime.Day;

    /// <summary>The end of the day.</summary>
    public long End => Day + UtcTime.Day;

    /// <summary>True for days that need no key: the first of each month.</summary>
    public bool IsFree => Date.Day == 1;

    /// <summary>The file of the next day, in which this day's last rows are that arrived after midnight.</summary>
    public TardisFile Next => this with { Day = End };

    /// <summary>Path of the file.</summary>
    public string Path => $"/v1/{Id}/{DataType}/{Date.ToString("yyyy/MM/dd", CultureInfo.InvariantCulture)}/"
        + $"{Uri.EscapeDataString(TardisExchanges.FileSymbol(Symbol))}.csv.gz";

    private DateTime Date => DateTime.UnixEpoch.AddMilliseconds(Day);

    /// <summary>True where a file that is not there may still come.</summary>
    public bool MayStillCome(long now) => now < Day + Publication;
}
