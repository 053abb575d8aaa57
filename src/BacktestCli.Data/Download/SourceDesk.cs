using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Download;

/// <summary>One source during one run: who asks it takes a slot.</summary>
internal sealed class SourceDesk : IDisposable
{
    /// <summary>Datasets that are begun for each request under way: some are being stored while others are fetched.</summary>
    private const int DatasetsPerSlot = 2;

    /// <summary>Files written at once: what is being written is in memory several times.</summary>
    private const int MostStores = 8;

    /// <summary>Opens a source.</summary>
    /// <param name="source">Which; disposed of with the desk.</param>
    /// <param name="meter">What the source tells its waits and retries to.</param>
    /// <param name="concurrency">Requests under way at once; null: as many as suit the source.</param>
    public SourceDesk(IVenueSource source, HttpMeter meter, int? concurrency)
    {
        (Source, Meter) = (source, meter);
        Concurrency = Math.Max(1, concurrency ?? source.MaxConcurrency);
        Slots = new SemaphoreSlim(Concurrency);
        Datasets = new SemaphoreSlim(DatasetsPerSlot * Concurrency);
        meter.Noted = note => Speaker?.Say(note);
        meter.Detailed = note => Speaker?.Say(note, isDetail: true);
    }

    /// <summary>The source.</summary>
    public IVenueSource Source { get; }

    /// <summary>Its waits and retries.</summary>
    public HttpMeter Meter { get; }

    /// <summary>Requests under way at once.</summary>
    public int Concurrency { get; }

    /// <summary>One for each request under way. They are given in the order they are asked for, so that datasets take turns.</summary>
    public SemaphoreSlim Slots { get; }

    /// <summary>One for each dataset that is begun: each holds a file's worth of rows in memory.</summary>
    public SemaphoreSlim Datasets { get; }

    /// <summary>One for each dataset that is being written.</summary>
    public SemaphoreSlim Stores { get; } = new(MostStores);

    /// <summary>The dataset under whose name the source's notes are told; null before one is begun.</summary>
    public Tally? Speaker { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        Source.Dispose();
        Slots.Dispose();
        Datasets.Dispose();
        Stores.Dispose();
    }
}
