namespace BacktestCli.Reports.Json;

/// <summary>The JSON Schema (draft 2020-12) that every <c>report.json</c> meets.</summary>
public static class ReportSchema
{
    /// <summary>The schema, as JSON.</summary>
    public static string Text
    {
        get
        {
            using Stream stream = typeof(ReportSchema).Assembly.GetManifestResourceStream("report.schema.json")!;
            using StreamReader reader = new(stream);
            return reader.ReadToEnd();
        }
    }
}
