namespace BacktestCli.Signals.Store;

/// <summary>
/// Stored answers of models: a file of JSON Lines, one recording a line, found by what was asked. It only ever grows; of several recordings
/// of one key the last counts, but an abstention never before an answer. Two stores are put together by writing one file behind the other.
/// </summary>
/// <remarks>
/// Safe for many threads. A recording is on the disk when <see cref="AppendAsync"/> is done: those that come while others are being written
/// are written together next. A last line that was cut short, because its writer was killed, is passed over and taken away by the next
/// append.
/// </remarks>
public sealed class RecordingStore : IDisposable
{
    private readonly Lock _reading = new();
    private readonly StoreFile _file;
    private readonly StoreQueue _queue;

    private RecordingStore(string path, string name)
    {
        (Path, Name) = (path, name);
        _file = new StoreFile(path);
        _queue = new StoreQueue(_file, _reading, path);
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>The file, as the user names it.</summary>
    public string Name { get; }

    /// <summary>Recordings that count: one a key.</summary>
    public int Count
    {
        get
        {
            lock (_reading)
                return _file.Index.Lines.Count;
        }
    }

    /// <summary>Numbers of the lines that are no recordings, from 1, in order; what was on them may be asked for again.</summary>
    public IReadOnlyList<int> DamagedLines => _file.Index.Damaged;

    /// <summary>Lines that another of their key stands before.</summary>
    public int Duplicates => _file.Index.Superseded.Count;

    /// <summary>True where the last line was cut short by the end of its writer.</summary>
    public bool IsTorn => _file.IsTorn;

    /// <summary>Opens a store; one that does not exist is empty, and made when something is appended.</summary>
    /// <param name="path">Where the file is.</param>
    /// <param name="name">What messages call it; null: its path.</param>
    /// <exception cref="SignalException">The file cannot be read.</exception>
    public static RecordingStore Open(string path, string? name = null)
    {
        RecordingStore store = new(path, name ?? path);
        try
        {
            store._file.Read();
            return store;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            store.Dispose();
            throw new SignalException($"{path} cannot be read: {fault.Message} Name another file of recorded signals.", fault);
        }
    }

    /// <summary>The recording of a key, the last that can be read; null where there is none.</summary>
    /// <exception cref="SignalException">Every line of it is damaged.</exception>
    public Recording? Find(string key)
    {
        StoredLine? line;
        lock (_reading)
        {
            if (!_file.Index.TryFind(key, out line))
                return null;
        }

        return Read(line);
    }

    /// <summary>Keeps a recording, and is done when it is on the disk. What was paid for is kept, so that nothing cancels it.</summary>
    /// <exception cref="SignalException">Another process writes the file, or the disk does not let us.</exception>
    public Task AppendAsync(Recording recording) => _queue.AppendAsync(recording);

    /// <summary>The recordings that count, in the order of the file, each read as it is asked for.</summary>
    /// <exception cref="SignalException">A line is damaged.</exception>
    public IEnumerable<Recording> Recordings() => Lines().Select(Read);

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _queue.Dispose();
    }

    /// <summary>The lines that count, in the order of the file.</summary>
    internal IReadOnlyList<StoredLine> Lines()
    {
        lock (_reading)
            return [.. _file.Index.Lines.Values.OrderBy(line => line.Offset)];
    }

    /// <summary>The lines that another of their key stands before, in the order of the file.</summary>
    internal IReadOnlyList<StoredLine> Superseded()
    {
        lock (_reading)
            return [.. _file.Index.Superseded.OrderBy(line => line.Offset)];
    }

    /// <summary>The bytes of a line.</summary>
    internal byte[] Bytes(StoredLine line) => _file.Read(line);

    private Recording Read(StoredLine line)
    {
        try
        {
            return RecordingReader.Read(Bytes(line));
        }
        catch (FormatException fault)
        {
            return Superseded().Where(other => other.Key == line.Key)
                .OrderBy(other => other.IsAbstained).ThenByDescending(other => other.Offset)
                .Select(other => RecordingReader.TryRead(Bytes(other))).FirstOrDefault(recording => recording is not null)
                ?? throw new SignalException(
                    $"{Path}, line {line.Number}: {fault.Message}. Put the line back as it was, or delete it: what was on "
                    + "it is asked for again.", fault);
        }
    }
}
