namespace BacktestCli.Browser;

/// <summary>Screenshots, kept beside the tests for people to look at.</summary>
internal static class Pictures
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "TestResults", "pages");

    /// <summary>Keeps one.</summary>
    public static async Task KeepAsync(string name, byte[] picture)
    {
        TestContext.Current.AddAttachment($"{name}.png", picture, "image/png");
        Directory.CreateDirectory(Folder);
        await File.WriteAllBytesAsync(Path.Combine(Folder, $"{name}.png"), picture, TestContext.Current.CancellationToken);
    }
}
