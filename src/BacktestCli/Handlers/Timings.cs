using System.Diagnostics;
using BacktestCli.Core.Market;

namespace BacktestCli.Handlers;

/// <summary>How long each part of a run took. Never inside a report: the console alone knows time.</summary>
internal sealed class Timings(TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _load;
    private TimeSpan _engine;
    private TimeSpan _metrics;
    private TimeSpan _write;

    /// <summary>The same bars; the time it takes to read them counts as loading.</summary>
    public IBarSource Loading(IBarSource source) => new TimedSource(source, this);

    /// <summary>Runs the simulation; what it waits for bars is not counted.</summary>
    public T Simulating<T>(Func<T> simulate)
    {
        TimeSpan loadedBefore = _load;
        (T result, TimeSpan took) = Measure(simulate);
        _engine += took - (_load - loadedBefore);
        return result;
    }

    /// <summary>Computes metrics.</summary>
    public T Reckoning<T>(Func<T> compute)
    {
        (T result, TimeSpan took) = Measure(compute);
        _metrics += took;
        return result;
    }

    /// <summary>Writes files and the screen.</summary>
    public void Writing(Action write)
    {
        long start = clock.GetTimestamp();
        write();
        _write += clock.GetElapsedTime(start);
    }

    /// <summary>Writes files.</summary>
    public T Writing<T>(Func<T> write)
    {
        (T result, TimeSpan took) = Measure(write);
        _write += took;
        return result;
    }

    /// <summary>One JSON line: milliseconds of each part, nanoseconds a bar, peak memory in MB (2²⁰ bytes).</summary>
    public string ToJson(long bars)
    {
        using Process process = Process.GetCurrentProcess();
        (string Name, double Value)[] figures =
        [
            ("load_ms", _load.TotalMilliseconds),
            ("engine_ms", _engine.TotalMilliseconds),
            ("engine_ns_per_bar", _engine.TotalNanoseconds / bars),
            ("metrics_ms", _metrics.TotalMilliseconds),
            ("write_ms", _write.TotalMilliseconds),
            ("total_ms", clock.GetElapsedTime(_start).TotalMilliseconds),
            ("peak_mb", process.PeakWorkingSet64 / 1_048_576.0),
        ];
        return "{" + string.Join(",", figures.Select(figure => $"\"{figure.Name}\":{figure.Value:F1}")) + "}";
    }

    private (T Result, TimeSpan Took) Measure<T>(Func<T> act)
    {
        long start = clock.GetTimestamp();
        T result = act();
        return (result, clock.GetElapsedTime(start));
    }

    private sealed class TimedSource(IBarSource source, Timings timings) : IBarSource
    {
        public Instrument Instrument => source.Instrument;

        public Interval Interval => source.Interval;

        public IEnumerable<BarSeries> ReadBlocks(CancellationToken cancellationToken)
        {
            using IEnumerator<BarSeries> blocks = source.ReadBlocks(cancellationToken).GetEnumerator();
            while (Next(blocks))
                yield return blocks.Current;
        }

        private bool Next(IEnumerator<BarSeries> blocks)
        {
            (bool any, TimeSpan took) = timings.Measure(blocks.MoveNext);
            timings._load += took;
            return any;
        }
    }
}
