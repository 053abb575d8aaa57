namespace BacktestCli.Configuration;

/// <summary>A switch as people write it in an environment or a file.</summary>
internal static class Switch
{
    /// <summary><c>true</c> or <c>false</c>; null where the text is neither.</summary>
    public static string? Read(string text) => text.ToLowerInvariant() switch
    {
        "1" or "true" or "yes" or "on" => "true",
        "0" or "false" or "no" or "off" => "false",
        _ => null,
    };
}
