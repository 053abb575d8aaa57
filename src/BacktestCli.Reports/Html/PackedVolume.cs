using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Html;

/// <summary>
/// Volumes as the page holds them, counted in steps of at most a sixteenth of what is usual, packed by <see cref="RiceCode"/>. Where there is no room for one
/// a bar, there is one for every 4, 16 … bars: what was traded in all of them.
/// </summary>
internal sealed record PackedVolume
{
    /// <summary>Bars of one level of detail in one of the next: then a volume of the page never lies across two bars that are drawn.</summary>
    private const int Coarser = 4;
    private const int StepsInUsual = 16;

    /// <summary>Bars in each.</summary>
    public required int Every { get; init; }

    /// <summary>Size of a step, base currency.</summary>
    public required Coarseness Step { get; init; }

    /// <summary>True where the volumes of the run are finer than that.</summary>
    public required bool IsRounded { get; init; }

    /// <summary>Volumes in steps, packed, in base 64.</summary>
    public required string Column { get; init; }

    /// <summary>Packs the volumes of bars.</summary>
    /// <param name="bars">The bars as the page holds them.</param>
    /// <param name="room">Characters the volumes may take.</param>
    /// <returns>Null where nothing was traded: then nobody told.</returns>
    public static PackedVolume? Of(BarSeries bars, int room)
    {
        double[] volumes = bars.Volumes.ToArray();
        if (!Array.Exists(volumes, volume => volume > 0))
            return null;
        for (int every = 1; ; every *= Coarser)
        {
            double[] joined = every == 1 ? volumes : [.. volumes.Chunk(every).Select(chunk => chunk.Sum())];
            Coarseness exact = Coarseness.Of(joined), usual = StepOf(joined);
            Coarseness step = exact.Step > usual.Step ? exact : usual;
            string column = Convert.ToBase64String(RiceCode.Pack([.. joined.Select(step.Steps)]));
            if (column.Length <= room || joined.Length == 1)
                return new PackedVolume { Every = every, Step = step, IsRounded = step != exact, Column = column };
        }
    }

    private static Coarseness StepOf(double[] volumes)
    {
        double[] traded = [.. volumes.Where(volume => volume > 0).Order()];
        Coarseness step = new(1, 10);
        while (step.Next.Step * StepsInUsual <= traded[traded.Length / 2] || traded[^1] / step.Step > 1e14)
            step = step.Next;
        return step;
    }
}
