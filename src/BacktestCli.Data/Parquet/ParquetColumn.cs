namespace BacktestCli.Data.Parquet;

/// <summary>One column of a flat table.</summary>
/// <param name="Name">Its name, unique in the file; of a nested column the path, joined with dots.</param>
/// <param name="Type">What its values are.</param>
public sealed record ParquetColumn(string Name, ParquetType Type)
{
    /// <summary>The most digits a 64-bit integer always holds.</summary>
    internal const int MostDigits = 18;

    /// <summary>True where a value may be absent.</summary>
    public bool Optional { get; init; }

    /// <summary>What the numbers mean.</summary>
    public ParquetLogical Logical { get; init; }

    /// <summary>False where a timestamp is the reading of some local clock, of which the file does not say the zone.</summary>
    /// <value>Default true; means nothing for other columns.</value>
    public bool IsUtc { get; init; } = true;

    /// <summary>Decimal digits of a <see cref="ParquetLogical.Decimal"/>: 1 to 18 when written, up to 76 in foreign files.</summary>
    public int Precision { get; init; }

    /// <summary>
    /// How many of the digits of a <see cref="ParquetLogical.Decimal"/> stand after the point: 0 to <see cref="Precision"/>.
    /// </summary>
    public int Scale { get; init; }

    /// <summary>How the column is to be written; a reader leaves it at the default, because each page of a file may differ.</summary>
    public ParquetEncoding Encoding { get; init; }

    /// <summary>What keeps this column from being written, or null.</summary>
    internal string? Fault() => this switch
    {
        { Name.Length: 0 } => "has no name",
        { Type: < ParquetType.Boolean or >= ParquetType.Unsupported } => $"is of type {Type}, which cannot be written",
        { Encoding: ParquetEncoding.Delta, Type: not (ParquetType.Int32 or ParquetType.Int64) } =>
            $"is {Type}, and the encoding Delta is for integers",
        { Encoding: ParquetEncoding.Dictionary, Type: ParquetType.Boolean } => "is Boolean, which has no dictionary encoding",
        { Logical: ParquetLogical.None } => null,
        { Logical: ParquetLogical.Date, Type: not ParquetType.Int32 } => $"is a Date in {Type}; a Date is Int32",
        { Logical: not ParquetLogical.Date, Type: not ParquetType.Int64 } => $"is {Logical} in {Type}; {Logical} is Int64",
        { Logical: ParquetLogical.Decimal } when Precision is < 1 or > MostDigits || Scale < 0 || Scale > Precision =>
            $"is Decimal({Precision}, {Scale}); precision is 1 to {MostDigits} and scale 0 to precision",
        _ => null,
    };
}
