namespace BacktestCli.Configuration;

/// <summary>The configuration that comes with the program: everything explained, nothing set.</summary>
internal static class ConfigurationTemplate
{
    /// <summary>Copies its text.</summary>
    public static void Write(Stream stream)
    {
        using Stream text = typeof(ConfigurationTemplate).Assembly.GetManifestResourceStream("backtest.yaml")!;
        text.CopyTo(stream);
    }
}
