using System.Globalization;
using BacktestCli.Reports.OtherTools;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>A run by another tool's names and formulas.</summary>
public static class ToolTable
{
    /// <summary>Prints it.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="tool">The tool.</param>
    /// <param name="periodsPerYear">Periods of a year.</param>
    /// <param name="figures">Its figures.</param>
    public static void Print(IAnsiConsole console, OtherTool tool, double periodsPerYear, IReadOnlyList<ToolFigure> figures)
    {
        WarningBlock.Sentence(
            console, $"{tool.Source}; periods of a year: {periodsPerYear.ToString(CultureInfo.InvariantCulture)}", tool.Name.PadRight(tool.Name.Length + 2), "default");
        Table table = new() { Border = TableBorder.None };
        table.AddColumn("[bold]figure[/]");
        table.AddColumn(new TableColumn("[bold]value[/]").RightAligned());
        table.AddColumn("[bold]formula[/]");
        foreach (ToolFigure figure in figures)
            table.AddRow(Markup.Escape(figure.Name), Text(figure.Value), Markup.Escape(figure.Formula));
        console.Write(table);
    }

    private static string Text(double? value) =>
        value is { } known ? Words.Unsigned(known.ToString(Math.Abs(known) < 1 ? "0.######" : "#,0.####", CultureInfo.InvariantCulture)) : "n/a";
}
