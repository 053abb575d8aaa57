using BacktestCli.Data;

namespace BacktestCli.Handlers;

/// <summary>Writes files whole or not at all: beside their place first, then moved there.</summary>
internal static class WholeFile
{
    /// <exception cref="DataException">The disk does not let us; nothing has changed then.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        string beside = path + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (FileStream stream = new(beside, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
                write(stream);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be written: {fault.Message} Choose another place with --out.", fault);
        }
        finally
        {
            if (File.Exists(beside))
                File.Delete(beside);
        }
    }
}
