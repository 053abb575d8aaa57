using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Download;

/// <summary>What a piece's answer says: which stretches it speaks for, and in which of them there is nothing.</summary>
/// <typeparam name="TTable">What its rows are held in.</typeparam>
internal sealed class Reply<TTable>
    where TTable : TimeTable
{
    private readonly PieceAnswer<TTable> _answer;

    /// <summary>Reads an answer.</summary>
    /// <param name="range">What the piece was asked for.</param>
    /// <param name="answer">What it brought.</param>
    /// <param name="interval">How long a row lasts; null for events.</param>
    public Reply(TimeRange range, PieceAnswer<TTable> answer, Interval? interval)
    {
        _answer = answer;
        Done = [.. Ranges.Without(range, Ranges.Joined(answer.Rest.Select(rest => rest.Range)))];
        long until = Math.Max(range.From, Math.Min(range.To, answer.ClosedUntil));
        Answered = Ranges.Shared(Done, [new TimeRange(range.From, until)]);
        Absent = interval is { } length
            ? Ranges.Without(Answered, Ranges.Of(answer.Table.RowTimes.ToArray(), length))
            : answer.Table.Count == 0 && answer.Absence is HoleClass.VendorHole or HoleClass.NotListed ? Answered : [];
    }

    /// <summary>What need not be asked for again in this run.</summary>
    public IReadOnlyList<TimeRange> Done { get; }

    /// <summary>What the answer speaks for: all of that which was closed.</summary>
    public IReadOnlyList<TimeRange> Answered { get; }

    /// <summary>Where it has no rows. Events have no cadence, so that of them only the source itself can say so.</summary>
    public IReadOnlyList<TimeRange> Absent { get; }

    /// <summary>The rows.</summary>
    public TTable Table => _answer.Table;

    /// <summary>Where they came from.</summary>
    public Origin Origin => _answer.Origin;

    /// <summary>Why others are missing.</summary>
    public HoleClass Absence => _answer.Absence;
}
