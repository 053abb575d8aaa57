using BacktestCli.Reports;
using BacktestCli.Reports.Json;

namespace BacktestCli.Tests.Reports.Json;

/// <summary>Holds reports against the schema, by a validator of JSON Schema that other people wrote.</summary>
internal static class ReportSchemaCheck
{
    public static void Validate(params ReportInput[] inputs)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("backtest-schema-");
        try
        {
            string schema = Path.Combine(folder.FullName, "schema.json");
            File.WriteAllText(schema, ReportSchema.Text);
            string[] files = [.. inputs.Select((_, i) => Path.Combine(folder.FullName, $"report-{i}.json"))];
            foreach ((string file, ReportInput input) in files.Zip(inputs))
                File.WriteAllBytes(file, ReportWriter.ToBytes(ReportBuilder.Build(input)));
            NodeTool.Run("validate-schema.mjs", "", [schema, .. files]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
