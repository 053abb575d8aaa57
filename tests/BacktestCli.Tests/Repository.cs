namespace BacktestCli.Tests;

/// <summary>Where the checkout stands, and the folder of real market data that may stand beside it.</summary>
internal static class Repository
{
    /// <summary>The folder that holds BacktestCli.sln.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>
    /// A file of real market data or reference values, kept outside the project. The test is skipped, loudly, where it is absent.
    /// </summary>
    public static string Shared(string path)
    {
        string full = Path.GetFullPath(Path.Combine(Root, "..", "shared", path));
        Assert.SkipUnless(Path.Exists(full), $"needs {path} in the folder of real market data beside the checkout, which is not there");
        return full;
    }

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "BacktestCli.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))
                ?? throw new InvalidOperationException("The tests run from inside the checkout."));
}
