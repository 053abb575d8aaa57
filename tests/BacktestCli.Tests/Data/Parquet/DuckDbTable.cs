namespace BacktestCli.Tests.Data.Parquet;

/// <summary>A table that DuckDB makes, of every flat type it can write and some that are not flat.</summary>
internal static class DuckDbTable
{
    /// <summary>Rows it has.</summary>
    public const int Rows = 5_000;

    /// <summary>Columns at its end that cannot be read here.</summary>
    public const int Unreadable = 3;

    /// <summary>Name, SQL that makes the value of row i, and SQL that says what our reader has to make of it.</summary>
    public static IReadOnlyList<(string Name, string Made, string Read)> Columns { get; } =
    [
        ("i64", "(i * 1000003)::BIGINT", "i64"),
        ("i32", "(i * 7919 % 1000 - 500)::INTEGER", "i32"),
        ("i16", "(i % 100 - 50)::SMALLINT", "i16"),
        ("i8", "(i % 50 - 25)::TINYINT", "i8"),
        ("u64", "(i + 9223372036854770000)::UBIGINT", "u64"),
        ("u32", "(4294967295 - i)::UINTEGER", "u32"),
        ("u16", "(65535 - i)::USMALLINT", "u16"),
        ("u8", "(i % 256)::UTINYINT", "u8"),
        ("d", "i / 3.0::DOUBLE", "d"),
        ("f", "(i / 3.0)::FLOAT", "f::DOUBLE"),
        ("prices", "(i % 700) / 10.0::DOUBLE", "prices"),
        ("flag", "i % 3 = 0", "flag"),
        ("flags", "CASE WHEN i % 7 = 0 THEN NULL ELSE i < 2500 END", "flags"),
        ("s", "'s' || (i % 10)", "s"),
        ("s2", "'long text number ' || i", "s2"),
        ("s3", "CASE WHEN i % 4 = 0 THEN NULL ELSE 'é𝄞' || i END", "s3"),
        ("dec4", "(i % 50)::DECIMAL(4, 1)", "(dec4 * 10)::BIGINT"),
        ("dec9", "(i / 100.0 - 20)::DECIMAL(9, 2)", "(dec9 * 100)::BIGINT"),
        ("dec18", "(i * 1000003 / 100.0)::DECIMAL(18, 4)", "(dec18 * 10000)::BIGINT"),
        ("dec30", "(i / 100.0 - 20)::DECIMAL(30, 3)", "(dec30 * 1000)::BIGINT"),
        ("day", "DATE '2024-01-01' + i::INTEGER", "day - DATE '1970-01-01'"),
        ("us", "make_timestamp(1700000000000000 + i * 1001)", "epoch_us(us)"),
        ("tz", "make_timestamp(1700000000000000 + i)::TIMESTAMPTZ", "epoch_us(tz)"),
        ("ms", "epoch_ms(1700000000000 + i * 60000)::TIMESTAMP_MS", "epoch_ms(ms)"),
        ("ns", "epoch_ms(1700000000000 + i)::TIMESTAMP_NS", "epoch_ns(ns)"),
        ("partly", "CASE WHEN i % 5 = 0 THEN NULL ELSE i END", "partly"),
        ("empty", "NULL::DOUBLE", "empty"),
        ("huge", "i::HUGEINT", "huge::DOUBLE"),
        ("special", "CASE i % 4 WHEN 0 THEN 'nan' WHEN 1 THEN '-inf' WHEN 2 THEN '-0.0' ELSE '1e300' END::DOUBLE", "special"),
        ("list", "[i, i + 1]", "NULL"),
        ("struct", "{'a': i}", "NULL"),
        ("uuid", "uuid()", "NULL"),
    ];

    /// <summary>Makes the table t.</summary>
    public static string Make { get; } =
        $"CREATE TABLE t AS SELECT {List(column => column.Made)} FROM range({Rows}) r(i);\n";

    /// <summary>Asks for the values that we should read.</summary>
    public static string Expected { get; } =
        $"SELECT {List(column => $"({column.Read})::VARCHAR")} FROM t";

    /// <summary>Writes t to a file.</summary>
    public static string Copy(string file, string options) => $"COPY t TO '{file}' (FORMAT parquet, ROW_GROUP_SIZE 2048, {options});\n";

    private static string List(Func<(string Name, string Made, string Read), string> expression) =>
        string.Join(", ", Columns.Select(column => $"{expression(column)} AS \"{column.Name}\""));
}
