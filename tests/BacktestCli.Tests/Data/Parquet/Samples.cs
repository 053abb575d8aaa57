using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>Tables with every kind of column there is.</summary>
internal static class Samples
{
    private static readonly string[] Words =
        ["", "a", "BTCUSDT", "é", "𝄞 clef", "a longer text that shares its beginning", "a longer text that does not"];

    /// <summary>Every type in every encoding, required and optional, and every meaning.</summary>
    public static Table Everything(int rows, int seed)
    {
        Random random = new(seed);
        List<TableColumn> columns = [];
        foreach (ParquetColumn schema in Schemas())
        {
            Array values = Values(schema, rows, random);
            bool[] present = [.. Enumerable.Range(0, rows).Select(row => !schema.Optional || (row / 100 % 3 != 1 && random.Next(4) > 0))];
            columns.Add(new TableColumn(schema, values, present));
        }

        return new(columns);
    }

    private static IEnumerable<ParquetColumn> Schemas()
    {
        foreach (bool optional in new[] { false, true })
        {
            foreach (ParquetType type in Enum.GetValues<ParquetType>())
            {
                foreach (ParquetEncoding encoding in Enum.GetValues<ParquetEncoding>())
                {
                    string name = $"{type}_{encoding}{(optional ? "_optional" : "")}";
                    ParquetColumn schema = new(name, type) { Encoding = encoding, Optional = optional };
                    if (schema.Fault() is null)
                        yield return schema;
                }
            }
        }

        yield return new("millis", ParquetType.Int64) { Logical = ParquetLogical.TimestampMillis, Encoding = ParquetEncoding.Delta };
        yield return new("micros", ParquetType.Int64) { Logical = ParquetLogical.TimestampMicros, Encoding = ParquetEncoding.Delta };
        yield return new("nanos", ParquetType.Int64) { Logical = ParquetLogical.TimestampNanos, IsUtc = false };
        yield return new("date", ParquetType.Int32) { Logical = ParquetLogical.Date, Optional = true };
        yield return new("money", ParquetType.Int64) { Logical = ParquetLogical.Decimal, Precision = 18, Scale = 8 };
    }

    private static Array Values(ParquetColumn schema, int rows, Random random)
    {
        IEnumerable<int> range = Enumerable.Range(0, rows);
        bool isDictionary = schema.Encoding == ParquetEncoding.Dictionary;
        return (schema.Type, schema.Logical) switch
        {
            (_, ParquetLogical.Date) => range.Select(row => 19_000 + (row / 50)).ToArray(),
            (_, ParquetLogical.TimestampMillis) => range.Select(row => 1_700_000_000_000L + (row * 60_000L)).ToArray(),
            (_, ParquetLogical.TimestampMicros) => range.Select(row => 1_700_000_000_000_000L + (row * 60_000_001L)).ToArray(),
            (_, ParquetLogical.TimestampNanos) => range.Select(row => 1_700_000_000_000_000_000L + random.Next()).ToArray(),
            (_, ParquetLogical.Decimal) => range.Select(_ => random.NextInt64(-999_999_999_999_999_999, 999_999_999_999_999_999)).ToArray(),
            (ParquetType.Boolean, _) => range.Select(row => row / 60 % 2 == 0 || random.Next(2) == 0).ToArray(),
            (ParquetType.Int32, _) => range.Select(_ => isDictionary ? random.Next(7) - 3 : AnyInt(random)).ToArray(),
            (ParquetType.Int64, _) => range.Select(row => isDictionary ? row / 40 : random.NextInt64() >> random.Next(64)).ToArray(),
            (ParquetType.Double, _) => range.Select(_ => isDictionary ? random.Next(300) * 0.1 : AnyDouble(random)).ToArray(),
            _ => range.Select(_ => Words[random.Next(Words.Length)] + (isDictionary ? "" : random.Next(1000).ToString())).ToArray(),
        };
    }

    private static int AnyInt(Random random) => random.Next(3) == 0 ? int.MinValue : random.Next();

    private static double AnyDouble(Random random) => random.Next(12) switch
    {
        0 => 0.0,
        1 => -0.0,
        2 => double.PositiveInfinity,
        3 => double.NaN,
        4 => double.Epsilon,
        5 => -double.MaxValue,
        _ => (random.NextDouble() - 0.3) * 100_000,
    };
}
