using System.Text;
using System.Text.Json;
using BacktestCli.Signals.Json;
using BenchmarkDotNet.Attributes;

namespace BacktestCli.Benchmarks;

/// <summary>
/// Answers of models read as JSON, a million bytes at a time: short ones of one signal, and long ones of a batch; as they should be, in a fence with words
/// around it, and broken in the ways that models break them. A mean of 20 ms is 50 MB/s.
/// </summary>
[InProcess]
[WarmupCount(5)]
[IterationCount(10)]
[MemoryDiagnoser]
public class JsonRepairBenchmarks
{
    private const int Bytes = 1_000_000;

    private string _text = "";
    private int _times;

    /// <summary>Signals in an answer.</summary>
    [Params(1, 500)]
    public int Signals { get; set; }

    /// <summary>Writes the answers.</summary>
    [GlobalSetup(Targets = [nameof(Valid), nameof(Platform)])]
    public void WriteValid() => Take(Answer());

    [GlobalSetup(Target = nameof(Fenced))]
    public void WriteFenced() => Take($"Here is my answer:\n\n```json\n{Answer()}\n```\nI hope that this helps.");

    /// <summary>Single quotation marks, bare keys, comments, commas too many, words of Python, no end.</summary>
    [GlobalSetup(Target = nameof(Broken))]
    public void WriteBroken() => Take("```json\n" + Answer()
        .Replace("\"reasoning\"", "reasoning", StringComparison.Ordinal)
        .Replace("\"action\":\"buy\"", "'action':'buy'", StringComparison.Ordinal)
        .Replace("\"final\":true", "\"final\":True, // sure", StringComparison.Ordinal)
        .Replace("}", ",}", StringComparison.Ordinal)
        .TrimEnd('}', ']', ','));

    /// <summary>The yardstick: JSON that stands as it should, read by the platform.</summary>
    [Benchmark(Baseline = true)]
    public int Platform()
    {
        int members = 0;
        for (int i = 0; i < _times; i++)
            members += JsonElement.Parse(_text).GetPropertyCount();
        return members;
    }

    [Benchmark]
    public int Valid() => Repair();

    [Benchmark]
    public int Fenced() => Repair();

    [Benchmark]
    public int Broken() => Repair();

    private int Repair()
    {
        int repairs = 0;
        for (int i = 0; i < _times; i++)
            repairs += JsonRepair.Repair(_text).Repairs.Count;
        return repairs;
    }

    private void Take(string text)
    {
        _text = text;
        _times = Math.Max(1, Bytes / Encoding.UTF8.GetByteCount(text));
        Console.WriteLine($"// {_times} × {Encoding.UTF8.GetByteCount(text)} bytes, repairs: {string.Join("; ", JsonRepair.Repair(text).Repairs)}");
    }

    private string Answer() => JsonSerializer.Serialize(new
    {
        signals = Enumerable.Range(0, Signals).Select(i => new
        {
            timestamp = $"t-{i}",
            action = "buy",
            confidence = 0.5 + (i % 50 * 0.01),
            reasoning = "The close stands above both averages and the volume has risen for three bars.",
            levels = new[] { 100.25 + i, 98.5 + i, 104.75 + i },
            final = true,
        }),
    }).Replace("},{", "},\n{", StringComparison.Ordinal);
}
