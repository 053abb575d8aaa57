using BacktestCli.Data.Parquet.Thrift;

namespace BacktestCli.Data.Parquet.Format;

/// <summary><c>SchemaElement</c> of parquet.thrift: one node of the schema, which lies in the file parents first.</summary>
internal sealed record SchemaElement(string Name)
{
    /// <summary>Null for a group.</summary>
    public PhysicalType? Physical { get; init; }

    /// <summary>Bytes of a <see cref="PhysicalType.FixedLenByteArray"/>.</summary>
    public int TypeLength { get; init; }

    /// <summary>Null for the root.</summary>
    public Repetition? Repetition { get; init; }

    public int Children { get; init; }

    public ConvertedType? Converted { get; init; }

    public int Scale { get; init; }

    public int Precision { get; init; }

    public LogicalAnnotation Logical { get; init; }

    public static SchemaElement Read(ref CompactReader reader)
    {
        SchemaElement read = new("");
        CompactScope outer = reader.EnterStruct();
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1: read = read with { Physical = (PhysicalType)reader.ReadInt32() }; break;
                case 2: read = read with { TypeLength = reader.ReadInt32() }; break;
                case 3: read = read with { Repetition = (Repetition)reader.ReadInt32() }; break;
                case 4: read = read with { Name = reader.ReadText() }; break;
                case 5: read = read with { Children = reader.ReadInt32() }; break;
                case 6: read = read with { Converted = (ConvertedType)reader.ReadInt32() }; break;
                case 7: read = read with { Scale = reader.ReadInt32() }; break;
                case 8: read = read with { Precision = reader.ReadInt32() }; break;
                case 10: read = read with { Logical = LogicalAnnotation.Read(ref reader) }; break;
                default: reader.Skip(); break;
            }
        }

        reader.LeaveStruct(outer);
        return read;
    }

    public void Write(CompactWriter writer)
    {
        writer.BeginStruct();
        if (Physical is { } physical)
            writer.Int32(1, (int)physical);
        if (Repetition is { } repetition)
            writer.Int32(3, (int)repetition);
        writer.Text(4, Name);
        if (Physical is null)
            writer.Int32(5, Children);
        if (Converted is { } converted)
            writer.Int32(6, (int)converted);
        if (Converted is ConvertedType.Decimal)
        {
            writer.Int32(7, Scale);
            writer.Int32(8, Precision);
        }

        if (Logical.Kind != LogicalKind.None)
            Logical.Write(writer, 10);
        writer.EndStruct();
    }
}
