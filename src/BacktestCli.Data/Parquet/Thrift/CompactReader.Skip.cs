namespace BacktestCli.Data.Parquet.Thrift;

/// <content>Passing over fields that nobody here wants.</content>
internal ref partial struct CompactReader
{
    private const int Deepest = 32;

    /// <summary>Passes over the field that is due.</summary>
    public void Skip() => Skip(_type, isElement: false, depth: 0);

    private void Skip(CompactType type, bool isElement, int depth)
    {
        if (depth > Deepest)
            throw new ParquetException($"its metadata nests deeper than {Deepest} levels");

        switch (type)
        {
            case CompactType.True or CompactType.False: _ = isElement ? Byte() : 0; break;
            case CompactType.Int8: Byte(); break;
            case CompactType.Int16 or CompactType.Int32 or CompactType.Int64: Unsigned(); break;
            case CompactType.Double: Bytes(sizeof(double)); break;
            case CompactType.Uuid: Bytes(16); break;
            case CompactType.Binary: Bytes(Length()); break;
            case CompactType.List or CompactType.Set: SkipList(depth); break;
            case CompactType.Map: SkipMap(depth); break;
            case CompactType.Struct: SkipStruct(depth); break;
            default: throw new ParquetException($"its metadata holds the unknown type {(int)type}");
        }
    }

    private void SkipList(int depth)
    {
        int count = ListHead();
        CompactType element = _type;
        for (int i = 0; i < count; i++)
            Skip(element, isElement: true, depth + 1);
    }

    private void SkipMap(int depth)
    {
        int count = Length();
        byte types = count == 0 ? (byte)0 : Byte();
        for (int i = 0; i < count; i++)
        {
            Skip((CompactType)(types >> 4), isElement: true, depth + 1);
            Skip((CompactType)(types & 0x0F), isElement: true, depth + 1);
        }
    }

    private void SkipStruct(int depth)
    {
        while (NextField())
            Skip(_type, isElement: false, depth + 1);
    }
}
