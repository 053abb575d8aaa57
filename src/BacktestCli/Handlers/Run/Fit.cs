using BacktestCli.Core.Market;

namespace BacktestCli.Handlers.Run;

/// <summary>Whether what was found can be run together.</summary>
internal static class Fit
{
    /// <summary>Every rule that what was found breaks.</summary>
    public static IEnumerable<string> Problems(IReadOnlyList<RunData> found)
    {
        foreach (IGrouping<string, RunData> same in found.GroupBy(one => one.Instrument.ToString()).Where(same => same.Count() > 1))
        {
            yield return $"--symbol and --data mean {same.Key} {same.Count()} times: a run trades it once. "
                + "Name others, with --symbol for each file.";
        }

        Interval length = found[0].Bars.Source.Interval;
        foreach (RunData other in found.Where(one => one.Bars.Source.Interval != length))
        {
            yield return $"--data: {other.Instrument} has bars of {other.Bars.Source.Interval}, {found[0].Instrument} of {length}: "
                + "they must be of one length.";
        }

        foreach (RunData one in found)
        {
            if (one.Detail is { } detail && detail.Interval.Milliseconds >= one.Bars.Source.Interval.Milliseconds)
            {
                yield return $"--detail: {one.Instrument} has bars of {detail.Interval} to decide inside those of {one.Bars.Source.Interval}: "
                    + "they must be shorter.";
            }
        }
    }
}
