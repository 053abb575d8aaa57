namespace BacktestCli.Configuration;

/// <summary>Where something stands in a configuration file.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
internal sealed record Place(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
