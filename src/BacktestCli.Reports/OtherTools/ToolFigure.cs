namespace BacktestCli.Reports.OtherTools;

/// <summary>A figure of a run as another tool calls and computes it.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Value">Its value there, in percent where the name says so; null where it is undefined, where the tool may print infinity or a number of its own.</param>
/// <param name="Formula">How it is computed there.</param>
public sealed record ToolFigure(string Name, double? Value, string Formula)
{
    /// <summary>The figure with what is not a number made undefined.</summary>
    internal static ToolFigure Of(string name, double? value, string formula) => new(name, value is { } known && double.IsFinite(known) ? known : null, formula);
}
