namespace BacktestCli.Data.Export;

/// <summary>A file that a user asked for: written whole or not at all, beside its place first, then moved there.</summary>
public static class WholeFile
{
    /// <summary>Writes it; folders on the way to it are made.</summary>
    /// <param name="path">Where.</param>
    /// <param name="write">Writes what is in it.</param>
    /// <param name="option">What names the place, for a message.</param>
    /// <exception cref="DataException">The disk does not let us; what stood there before still does.</exception>
    public static void Write(string path, Action<Stream> write, string option = "--out")
    {
        using PendingFile file = PendingFile.Write(path, write, option);
        file.Keep();
    }
}
