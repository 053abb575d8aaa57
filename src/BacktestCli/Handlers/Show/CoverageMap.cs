using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers.Show;

/// <summary>What of a stretch of time is there, drawn in one line of text.</summary>
internal static class CoverageMap
{
    /// <summary>What the blocks mean.</summary>
    public const string Legend = "█ all there, ▓▒░ part of it, · known to be absent";

    private const string Blocks = "░▒▓";

    /// <summary>Draws it.</summary>
    /// <param name="whole">The stretch.</param>
    /// <param name="covered">What is there, oldest first.</param>
    /// <param name="absences">What a source was asked for and does not have, oldest first.</param>
    /// <param name="width">Columns, each an equal share of the stretch.</param>
    public static string Of(TimeRange whole, IReadOnlyList<TimeRange> covered, IReadOnlyList<CachedAbsence> absences, int width)
    {
        TimeRange[] absent = [.. absences.Select(absence => new TimeRange(absence.From, absence.To))];
        return string.Concat(Enumerable.Range(0, width).Select(column => Block(Share(whole, column, width), covered, absent)));
    }

    private static TimeRange Share(TimeRange whole, int column, int width)
    {
        Int128 length = whole.To - whole.From;
        return new TimeRange(whole.From + (long)(length * column / width), whole.From + (long)(length * (column + 1) / width));
    }

    private static char Block(TimeRange share, IReadOnlyList<TimeRange> covered, TimeRange[] absent)
    {
        long there = Common(share, covered);
        if (there == share.To - share.From)
            return '█';
        if (there > 0)
            return Blocks[(int)((Int128)there * Blocks.Length / (share.To - share.From))];
        return Common(share, absent) > 0 ? '·' : ' ';
    }

    private static long Common(TimeRange share, IReadOnlyList<TimeRange> ranges) =>
        ranges.Sum(range => Math.Max(0, Math.Min(range.To, share.To) - Math.Max(range.From, share.From)));
}
