namespace BacktestCli.Data.Import;

/// <summary>Finds the files an import names.</summary>
internal static class ImportFiles
{
    /// <summary>The files themselves, and those in each folder by name; vendors' checksum files are no files of bars.</summary>
    /// <exception cref="DataException">A path leads nowhere, or there is no file.</exception>
    public static IReadOnlyList<string> Find(IReadOnlyList<string> paths)
    {
        List<string> files = [];
        foreach (string path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path).Where(IsBars).Order(StringComparer.Ordinal));
            else if (File.Exists(path))
                files.Add(path);
            else
                throw new DataException($"{path}: there is no such file or folder. Check the path.");
        }

        return files.Count > 0
            ? files
            : throw new DataException($"{string.Join(", ", paths)}: there is no file in it. Name a CSV, JSON or Parquet file, a "
                + "zip or gz of one, or a folder.");
    }

    private static bool IsBars(string file) =>
        !file.EndsWith(SourceFile.ChecksumEnding, StringComparison.OrdinalIgnoreCase) && Path.GetFileName(file)[0] != '.';
}
