namespace BacktestCli.Data.Export;

/// <summary>A file that is whole and not yet in its place: kept, or gone with the folders that were made for it.</summary>
public sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly string _option;
    private readonly List<string> _made = [];
    private bool _isKept;

    private PendingFile(string path, string option) => (_path, _option) = (path, option);

    private string Beside => _path + ".tmp";

    /// <summary>Writes it beside its place; folders on the way to it are made.</summary>
    /// <param name="path">Its place.</param>
    /// <param name="write">Writes what is in it.</param>
    /// <param name="option">What names the place, for a message.</param>
    /// <exception cref="DataException">The disk does not let us; what stood there before still does.</exception>
    public static PendingFile Write(string path, Action<Stream> write, string option = "--out")
    {
        PendingFile file = new(path, option);
        try
        {
            file.Try(() => file.Fill(write));
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Moves it to its place.</summary>
    /// <exception cref="DataException">The disk does not let us; what stood there before still does.</exception>
    public void Keep()
    {
        Try(() => File.Move(Beside, _path, overwrite: true));
        _isKept = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isKept)
            return;
        if (File.Exists(Beside))
            File.Delete(Beside);
        foreach (string folder in _made.Where(folder => Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any()))
            Directory.Delete(folder);
    }

    private void Fill(Action<Stream> write)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(_path))!;
        for (string? missing = folder; missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing))
            _made.Add(missing);
        Directory.CreateDirectory(folder);
        using FileStream stream = new(Beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16);
        write(stream);
    }

    private void Try(Action act)
    {
        try
        {
            act();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{_path} cannot be written: {fault.Message} Choose another place with {_option}.", fault);
        }
    }
}
