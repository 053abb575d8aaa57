using BacktestCli.Reports;
using BacktestCli.Reports.Json;

namespace BacktestCli.Tests.Reports.Json;

/// <summary>Holds reports against the schema, by a validator of JSON Schema that other people wrote.</summary>
internal static class ReportSchemaCheck
{
    public static void Validate(params ReportInput[] inputs) => ValidateJson([.. inputs.Select(input => ReportWriter.ToBytes(ReportBuilder.Build(input)))]);

    public static void ValidateJson(params byte[][] reports)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("backtest-schema-");
        try
        {
            string schema = Path.Combine(folder.FullName, "schema.json");
            File.WriteAllText(schema, ReportSchema.Text);
            string[] files = [.. reports.Select((_, i) => Path.Combine(folder.FullName, $"report-{i}.json"))];
            foreach ((string file, byte[] report) in files.Zip(reports))
                File.WriteAllBytes(file, report);
            NodeTool.Run("validate-schema.mjs", "", [schema, .. files]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
