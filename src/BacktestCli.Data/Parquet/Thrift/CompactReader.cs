using System.Text;
using BacktestCli.Data.Parquet.Encodings;

namespace BacktestCli.Data.Parquet.Thrift;

/// <summary>
/// Reads Thrift's compact protocol from bytes that nobody vouches for. Every length is held against the bytes that are left before anything
/// is made of it, and what is skipped may not nest deeper than <see cref="Deepest"/>.
/// </summary>
internal ref partial struct CompactReader
{
    private readonly ReadOnlySpan<byte> _data;
    private CompactType _type = CompactType.Struct;

    public CompactReader(ReadOnlySpan<byte> data) => _data = data;

    /// <summary>Bytes read so far.</summary>
    public int Position { get; private set; }

    /// <summary>Number of the field that is to be read next, once <see cref="NextField"/> said there is one.</summary>
    public int Field { get; private set; }

    /// <summary>Goes into a struct; hand the result to <see cref="LeaveStruct"/> when <see cref="NextField"/> has said false.</summary>
    public CompactScope EnterStruct()
    {
        Expect(CompactType.Struct);
        CompactScope outer = new(Field, _type);
        Field = 0;
        return outer;
    }

    public void LeaveStruct(CompactScope outer) => (Field, _type) = outer;

    /// <summary>Goes on to the next field of the struct; false at its end.</summary>
    public bool NextField()
    {
        byte head = Byte();
        if (head == 0)
            return false;

        _type = (CompactType)(head & 0x0F);
        Field = head >> 4 is int step and > 0 ? Field + step : (short)Varint.ToSigned(Unsigned());
        return true;
    }

    public bool ReadBoolean() => _type switch
    {
        CompactType.True => true,
        CompactType.False => false,
        _ => throw Mismatch("a boolean"),
    };

    public sbyte ReadInt8()
    {
        Expect(CompactType.Int8);
        return (sbyte)Byte();
    }

    public int ReadInt32()
    {
        Expect(CompactType.Int32);
        long value = Varint.ToSigned(Unsigned());
        return value == (int)value ? (int)value : throw new ParquetException($"field {Field} holds {value}, more than 32 bits");
    }

    public long ReadInt64()
    {
        Expect(CompactType.Int64);
        return Varint.ToSigned(Unsigned());
    }

    public ReadOnlySpan<byte> ReadBinary()
    {
        Expect(CompactType.Binary);
        return Bytes(Length());
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadBinary());

    /// <summary>Opens a list; its elements are read next, one by one.</summary>
    /// <param name="element">What they must be.</param>
    /// <param name="most">How many there may be: an element takes one byte in the file, and a hundred or more as an object.</param>
    /// <returns>How many there are; no more than there are bytes left.</returns>
    public int ReadList(CompactType element, int most)
    {
        Expect(CompactType.List);
        int count = ListHead();
        if (count > most)
            throw new ParquetException($"field {Field} of its metadata lists {count} elements; the most is {most}");
        if (count > 0)
            Expect(element);
        return count;
    }

    private int ListHead()
    {
        byte head = Byte();
        _type = (CompactType)(head & 0x0F);
        int count = head >> 4;
        return count == 15 ? Length() : count;
    }

    /// <summary>A count or length, which cannot be more than the bytes left: nothing that is counted takes less than one.</summary>
    private int Length()
    {
        ulong length = Unsigned();
        return length <= (ulong)(_data.Length - Position)
            ? (int)length
            : throw new ParquetException($"its metadata promises {length} elements or bytes where {_data.Length - Position} are left");
    }

    private ulong Unsigned()
    {
        int position = Position;
        ulong value = Varint.Read(_data, ref position);
        Position = position;
        return value;
    }

    private byte Byte() => Bytes(1)[0];

    private ReadOnlySpan<byte> Bytes(int count)
    {
        if (count > _data.Length - Position)
            throw new ParquetException("its metadata ends too early");

        Position += count;
        return _data.Slice(Position - count, count);
    }

    private readonly void Expect(CompactType type)
    {
        if (_type != type)
            throw Mismatch(type.ToString());
    }

    private readonly ParquetException Mismatch(string expected) => new($"field {Field} of its metadata is {_type}, not {expected}");
}
