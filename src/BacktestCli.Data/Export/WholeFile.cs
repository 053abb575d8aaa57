namespace BacktestCli.Data.Export;

/// <summary>A file that a user asked for: written whole or not at all, beside its place first, then moved there.</summary>
public static class WholeFile
{
    /// <summary>Writes it; folders on the way to it are made.</summary>
    /// <param name="path">Where.</param>
    /// <param name="write">Writes the content.</param>
    /// <returns>What <paramref name="write"/> returns.</returns>
    /// <exception cref="DataException">The disk does not let us; what stood there before still does.</exception>
    public static T Write<T>(string path, Func<Stream, T> write)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return WriteBeside(path, path + ".tmp", write);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be written: {fault.Message} Choose another place with --out.", fault);
        }
    }

    private static T WriteBeside<T>(string path, string temporary, Func<Stream, T> write)
    {
        try
        {
            T result;
            using (FileStream stream = File.Create(temporary, bufferSize: 1 << 16))
                result = write(stream);
            File.Move(temporary, path, overwrite: true);
            return result;
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
