namespace BacktestCli.Configuration;

/// <summary>Reads small files of the user's.</summary>
internal static class TextFile
{
    /// <summary>Its text.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">What the user calls it.</param>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static string Text(string path, string name)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{name} cannot be read: {fault.Message} Check its name and permissions.");
        }
    }

    /// <summary>Its lines.</summary>
    /// <inheritdoc cref="Text"/>
    public static string[] Lines(string path, string name) => Text(path, name).ReplaceLineEndings("\n").Split('\n');
}
