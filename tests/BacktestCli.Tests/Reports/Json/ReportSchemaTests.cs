using System.Text.Json;
using BacktestCli.Core.Metrics;
using BacktestCli.Reports.Json;

namespace BacktestCli.Tests.Reports.Json;

public sealed class ReportSchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(ReportSchema.Text).RootElement;

    [Fact]
    public void It_names_every_metric_of_the_catalogue_and_no_other()
    {
        JsonElement metrics = Schema.GetProperty("properties").GetProperty("metrics");
        string[] names = [.. MetricCatalog.All.Select(metric => metric.Name)];

        Assert.Equal(names, metrics.GetProperty("properties").EnumerateObject().Select(metric => metric.Name));
        Assert.Equal(names, metrics.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void Every_object_it_describes_is_closed_and_complete() => AssertStrict(Schema);

    private static void AssertStrict(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("properties", out JsonElement properties)
            && properties.ValueKind == JsonValueKind.Object && element.TryGetProperty("type", out JsonElement type) && type.ValueKind == JsonValueKind.String)
        {
            Assert.False(element.GetProperty("additionalProperties").GetBoolean());
            Assert.Equal(
                properties.EnumerateObject().Select(property => property.Name),
                element.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        }

        if (element.ValueKind == JsonValueKind.Object)
            Assert.All(element.EnumerateObject(), property => AssertStrict(property.Value));
        else if (element.ValueKind == JsonValueKind.Array)
            Assert.All(element.EnumerateArray(), AssertStrict);
    }
}
