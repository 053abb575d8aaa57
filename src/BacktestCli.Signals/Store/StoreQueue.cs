namespace BacktestCli.Signals.Store;

/// <summary>
/// Recordings on their way to the disk: what comes while others are being written is written together next, and waits for the disk once.
/// </summary>
/// <param name="file">Where they go.</param>
/// <param name="reading">Held while the file and its index change.</param>
/// <param name="path">Where the file is, for messages.</param>
internal sealed class StoreQueue(StoreFile file, Lock reading, string path) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly List<(Recording Recording, byte[] Line)> _waiting = [];
    private SignalException? _fault;

    /// <summary>Keeps a recording, and is done when it is on the disk.</summary>
    /// <exception cref="SignalException">Another process writes the file, or the disk does not let us, now or before.</exception>
    public async Task AppendAsync(Recording recording)
    {
        byte[] line = RecordingLine.Write(recording);
        lock (_waiting)
            _waiting.Add((recording, line));
        await _turn.WaitAsync(CancellationToken.None);
        try
        {
            WriteWaiting();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Writes all that waits. Who comes and finds nothing left has been written by somebody before.</summary>
    private void WriteWaiting()
    {
        if (_fault is not null)
            throw new SignalException(_fault.Message, _fault);
        (Recording Recording, byte[] Line)[] batch;
        lock (_waiting)
        {
            batch = [.. _waiting];
            _waiting.Clear();
        }

        if (batch.Length == 0)
            return;
        try
        {
            Write(batch);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw _fault = new SignalException(
                $"{path} cannot be written: {fault.Message} Free the disk, or name another file of recorded signals.", fault);
        }
        catch (SignalException fault)
        {
            _fault = fault;
            throw;
        }
    }

    private void Write((Recording Recording, byte[] Line)[] batch)
    {
        byte[] bytes = [.. batch.SelectMany(entry => entry.Line)];
        lock (reading)
        {
            (long offset, int number) = file.Append(bytes, batch.Length);
            foreach ((Recording recording, byte[] line) in batch)
            {
                file.Index.Put(new StoredLine(recording.Key, offset, line.Length - 1, number++, recording.IsAbstained));
                offset += line.Length;
            }
        }
    }
}
