namespace BacktestCli.Scripting.Declarative;

/// <summary>A mistake in a strategy file or expression.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">Line, from 1; 0 where the file has none.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Message">What is wrong, the rule, and the next step.</param>
public sealed record Problem(string File, int Line, int Column, string Message)
{
    /// <summary><c>file:line:column: message</c>.</summary>
    public override string ToString() => Line > 0 ? $"{File}:{Line}:{Column}: {Message}" : $"{File}: {Message}";
}
