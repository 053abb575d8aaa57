using BacktestCli.Composition;
using BacktestCli.Configuration;
using Spectre.Console;

namespace BacktestCli.Handlers;

/// <summary>Prints every setting and where it came from.</summary>
internal sealed class ConfigShowHandler(Terminal terminal)
{
    public int Execute(IReadOnlyList<SettingRow> settings)
    {
        if (terminal.Json)
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                DataJson.List(json, "settings", settings, setting =>
                {
                    json.WriteStartObject();
                    json.WriteString("name", setting.Name);
                    json.WriteString("value", setting.Value);
                    json.WriteString("from", setting.Origin);
                    json.WriteEndObject();
                });
                json.WriteEndObject();
            });
        else
            Print(settings);
        return ExitCode.Done;
    }

    private void Print(IReadOnlyList<SettingRow> settings)
    {
        Table table = new() { Border = TableBorder.None };
        foreach (string title in new[] { "setting", "value", "from" })
            table.AddColumn(title);
        foreach (SettingRow setting in settings)
            table.AddRow(Markup.Escape(setting.Name), Markup.Escape(setting.Value ?? "-"), Markup.Escape(setting.Origin));
        terminal.OpenConsole().Write(table);
    }
}
