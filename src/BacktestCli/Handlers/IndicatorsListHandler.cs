using BacktestCli.Composition;
using BacktestCli.Core.Indicators;
using Spectre.Console;

namespace BacktestCli.Handlers;

/// <summary>Lists the indicators.</summary>
internal sealed class IndicatorsListHandler(Terminal terminal)
{
    public int Execute()
    {
        if (terminal.Json)
            WriteJson();
        else
            Print();
        return ExitCode.Done;
    }

    private void Print()
    {
        Table table = new() { Border = TableBorder.None };
        table.AddColumn(new TableColumn("call, with its defaults").NoWrap());
        table.AddColumn("what it is");
        foreach (IndicatorEntry entry in IndicatorCatalog.All)
        {
            string values = $"\n[dim]values: {string.Join(", ", entry.Outputs.Select(output => output.Name))}[/]";
            table.AddRow(entry.Example, Markup.Escape(entry.Summary) + (entry.Outputs.Count > 1 ? values : ""));
        }

        terminal.OpenConsole().Write(table);
    }

    private void WriteJson() => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        DataJson.List(json, "indicators", IndicatorCatalog.All, entry =>
        {
            json.WriteStartObject();
            json.WriteString("name", entry.Name);
            json.WriteString("summary", entry.Summary);
            json.WriteString("input", $"{entry.Input}".ToLowerInvariant());
            DataJson.List(json, "parameters", entry.Parameters, parameter =>
            {
                json.WriteStartObject();
                json.WriteString("name", parameter.Name);
                json.WriteNumber("default", parameter.Default);
                json.WriteNumber("min", parameter.Min);
                json.WriteBoolean("integer", parameter.IsInteger);
                json.WriteEndObject();
            });
            DataJson.Strings(json, "outputs", entry.Outputs.Select(output => output.Name));
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });
}
