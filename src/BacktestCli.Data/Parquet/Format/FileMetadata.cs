using BacktestCli.Data.Parquet.Thrift;

namespace BacktestCli.Data.Parquet.Format;

/// <summary><c>FileMetaData</c> of parquet.thrift: the footer of a file.</summary>
internal sealed record FileMetadata
{
    /// <summary>The most schema elements, columns of a group, or texts.</summary>
    public const int MostElements = 1 << 16;

    /// <summary>The most row groups, and the most column chunks of all groups together.</summary>
    private const int MostChunks = 1 << 20;

    private const int Version = 2;

    public IReadOnlyList<SchemaElement> Schema { get; init; } = [];

    public long Rows { get; init; }

    public IReadOnlyList<RowGroup> RowGroups { get; init; } = [];

    /// <summary>Text of the file's maker; where a key stands twice, the last counts.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    public string CreatedBy { get; init; } = "";

    public static FileMetadata Read(ReadOnlySpan<byte> footer)
    {
        CompactReader reader = new(footer);
        List<SchemaElement> schema = [];
        List<RowGroup> rowGroups = [];
        Dictionary<string, string> texts = [];
        FileMetadata read = new() { Schema = schema, RowGroups = rowGroups, Texts = texts };
        reader.EnterStruct();
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 2:
                    for (int left = reader.ReadList(CompactType.Struct, MostElements); left > 0; left--)
                        schema.Add(SchemaElement.Read(ref reader));
                    break;
                case 3: read = read with { Rows = reader.ReadInt64() }; break;
                case 4:
                    ReadGroups(ref reader, rowGroups);
                    break;
                case 5:
                    for (int left = reader.ReadList(CompactType.Struct, MostElements); left > 0; left--)
                        ReadText(ref reader, texts);
                    break;
                case 6: read = read with { CreatedBy = reader.ReadText() }; break;
                default: reader.Skip(); break;
            }
        }

        return read;
    }

    public void Write(CompactWriter writer)
    {
        writer.BeginStruct();
        writer.Int32(1, Version);
        writer.List(2, CompactType.Struct, Schema.Count);
        foreach (SchemaElement element in Schema)
            element.Write(writer);
        writer.Int64(3, Rows);
        writer.List(4, CompactType.Struct, RowGroups.Count);
        for (int i = 0; i < RowGroups.Count; i++)
            RowGroups[i].Write(writer, i);
        if (Texts.Count > 0)
            WriteTexts(writer);
        writer.Text(6, CreatedBy);
        writer.List(7, CompactType.Struct, Schema.Count - 1);
        for (int i = 1; i < Schema.Count; i++)
        {
            writer.BeginStruct();
            writer.Empty(1); // TYPE_ORDER: without it min_value and max_value mean nothing
            writer.EndStruct();
        }

        writer.EndStruct();
    }

    private void WriteTexts(CompactWriter writer)
    {
        writer.List(5, CompactType.Struct, Texts.Count);
        foreach ((string key, string text) in Texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.BeginStruct();
            writer.Text(1, key);
            writer.Text(2, text);
            writer.EndStruct();
        }
    }

    private static void ReadGroups(ref CompactReader reader, List<RowGroup> groups)
    {
        int chunks = 0;
        for (int left = reader.ReadList(CompactType.Struct, MostChunks); left > 0; left--)
        {
            groups.Add(RowGroup.Read(ref reader));
            chunks += groups[^1].Columns.Count;
            if (chunks > MostChunks)
                throw new ParquetException($"it has more than {MostChunks} column chunks");
        }
    }

    private static void ReadText(ref CompactReader reader, Dictionary<string, string> texts)
    {
        string key = "", text = "";
        CompactScope outer = reader.EnterStruct();
        while (reader.NextField())
        {
            switch (reader.Field)
            {
                case 1: key = reader.ReadText(); break;
                case 2: text = reader.ReadText(); break;
                default: reader.Skip(); break;
            }
        }

        reader.LeaveStruct(outer);
        texts[key] = text;
    }
}
