using System.Text.Json;
using BacktestCli.Composition;
using BacktestCli.Reports.Expectations;

namespace BacktestCli.Handlers.Judging;

/// <summary>Holds reports that were written before to expectations and to an earlier report.</summary>
internal sealed class ReportCheckHandler(Terminal terminal, Surroundings surroundings)
{
    public int Execute(ReportCheckOptions options)
    {
        UsageException.ThrowIfAny(options.Problems());
        Verdict verdict = Verdict.Prepare(options.Verdict, surroundings);
        CheckedReport[] judged = [.. options.Reports.Select(name => verdict.On(ReportFile.Of(surroundings, name).Stored()))];
        if (terminal.Json)
            Write(judged);
        else
            Print(judged);
        return verdict.Close(judged, terminal);
    }

    private void Print(CheckedReport[] judged)
    {
        foreach (CheckedReport report in judged)
        {
            terminal.Out.WriteLine(report.Report);
            foreach (string line in Verdict.Lines(report))
                terminal.Out.WriteLine("  " + line);
        }
    }

    private void Write(CheckedReport[] judged) => terminal.WriteJson(json =>
    {
        json.WriteStartArray();
        foreach (CheckedReport report in judged)
        {
            json.WriteStartObject();
            json.WriteString("report", report.Report);
            json.WriteStartArray("checks");
            foreach (Check check in report.Checks)
            {
                json.WriteStartObject();
                json.WriteString("kind", check.Kind);
                json.WriteString("name", check.Name);
                json.WriteBoolean("passed", check.Passed);
                Figures(json, check.Outcome);
                json.WriteString("message", check.Message);
                DataJson.Strings(json, "details", check.Details);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>What was found, what it was held against and what is missing; nothing where it was an earlier report.</summary>
    private static void Figures(Utf8JsonWriter json, ExpectationOutcome? outcome)
    {
        if (outcome is null)
            return;
        DataJson.Number(json, "value", outcome.Value);
        DataJson.Number(json, "bound", outcome.Expectation.Bound);
        DataJson.Number(json, "gap", outcome.Gap);
    }
}
