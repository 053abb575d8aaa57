using Microsoft.Win32.SafeHandles;

namespace BacktestCli.Signals.Store;

/// <summary>The file of a store: read from the start, read in places, and lengthened by whole lines.</summary>
/// <param name="path">Where it is; it need not exist.</param>
internal sealed class StoreFile(string path) : IDisposable
{
    private readonly StoreIndex _index = new();
    private SafeFileHandle? _reading;
    private SafeFileHandle? _writing;
    private StoreLock? _lock;
    private long _end;
    private int _count;
    private Tail _tail;

    private enum Tail
    {
        None,
        Whole,
        Torn,
    }

    public StoreIndex Index => _index;

    /// <summary>True where the file ends in a line that was cut short: its writer was killed. The next append takes it away.</summary>
    public bool IsTorn => _tail == Tail.Torn;

    /// <summary>Reads what is new in the file.</summary>
    /// <exception cref="IOException">The disk does not let us.</exception>
    public void Read()
    {
        if (_reading is null && !File.Exists(path))
            return;
        _reading ??= File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _tail = Tail.None;
        StoreLines.Scan(_reading, _end, Take);
    }

    /// <summary>The bytes of a line.</summary>
    public byte[] Read(StoredLine line)
    {
        byte[] bytes = new byte[line.Length];
        int read = RandomAccess.Read(_reading!, bytes, line.Offset);
        return read == bytes.Length ? bytes : bytes[..read];
    }

    /// <summary>Appends lines and waits until they are on the disk.</summary>
    /// <returns>Where they begin, and the number of the first.</returns>
    /// <exception cref="IOException">The disk does not let us.</exception>
    /// <exception cref="SignalException">Another process writes the file.</exception>
    public (long Offset, int Number) Append(ReadOnlySpan<byte> lines, int count)
    {
        BeginWriting();
        (long Offset, int Number) place = (_end, _count + 1);
        RandomAccess.Write(_writing!, lines, _end);
        RandomAccess.FlushToDisk(_writing!);
        _end += lines.Length;
        _count += count;
        return place;
    }

    public void Dispose()
    {
        _reading?.Dispose();
        _writing?.Dispose();
        _lock?.Dispose();
    }

    private void BeginWriting()
    {
        if (_writing is not null)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _lock ??= StoreLock.Take(path);
        Read(); // what another process has written since
        SafeFileHandle writing = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        _reading ??= File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (_tail == Tail.Whole)
        {
            long length = RandomAccess.GetLength(writing);
            RandomAccess.Write(writing, "\n"u8, length);
            (_end, _count) = (length + 1, _count + 1);
        }
        else
        {
            RandomAccess.SetLength(writing, _end);
        }

        _tail = Tail.None;
        _writing = writing;
    }

    private void Take(ReadOnlySpan<byte> line, long offset, bool isEnded)
    {
        if (isEnded)
        {
            _index.Add(line, offset, ++_count);
            _end = offset + line.Length + 1;
        }
        else if (RecordingReader.TryRead(line.ToArray()) is not null)
        {
            _tail = Tail.Whole;
            _index.Add(line, offset, _count + 1);
        }
        else
        {
            _tail = Tail.Torn;
        }
    }
}
