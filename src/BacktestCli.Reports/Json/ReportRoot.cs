using System.Text.Json;
using BacktestCli.Core;

namespace BacktestCli.Reports.Json;

/// <summary>Opens a <c>report.json</c>: every reading of one begins here, and refuses the same files with the same words.</summary>
internal static class ReportRoot
{
    /// <summary>Parses it and hands its root on.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="name">What to call it in a message.</param>
    /// <param name="reading">What is made of the root.</param>
    /// <exception cref="ReportException">It is no report, or of another version.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> json, string name, Func<JsonElement, T> reading)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement.Clone();
            if (root.GetProperty("schema").GetString() is { } schema && schema != Report.Schema)
            {
                throw new ReportException(
                    $"{name} is a '{schema}'; this program reads '{Report.Schema}'. Make it again with this version.");
            }

            return reading(root);
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ReportException(
                $"{name} is not a report: {JsonFault.Line(fault)}. Give a report.json that backtest run wrote.", fault);
        }
    }
}
