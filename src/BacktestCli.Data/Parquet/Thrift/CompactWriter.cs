using System.Buffers;
using System.Text;
using BacktestCli.Data.Parquet.Encodings;

namespace BacktestCli.Data.Parquet.Thrift;

/// <summary>Writes Thrift's compact protocol. Fields of a struct are written in rising order.</summary>
internal sealed class CompactWriter
{
    private readonly ArrayBufferWriter<byte> _into;
    private readonly Stack<int> _outer = [];
    private int _field;

    public CompactWriter(ArrayBufferWriter<byte> into) => _into = into;

    public void Boolean(int field, bool value) => Head(field, value ? CompactType.True : CompactType.False);

    public void Int8(int field, sbyte value)
    {
        Head(field, CompactType.Int8);
        Byte((byte)value);
    }

    public void Int16(int field, short value)
    {
        Head(field, CompactType.Int16);
        Varint.WriteSigned(_into, value);
    }

    public void Int32(int field, int value)
    {
        Head(field, CompactType.Int32);
        Varint.WriteSigned(_into, value);
    }

    public void Int64(int field, long value)
    {
        Head(field, CompactType.Int64);
        Varint.WriteSigned(_into, value);
    }

    public void Binary(int field, ReadOnlySpan<byte> value)
    {
        Head(field, CompactType.Binary);
        BinaryElement(value);
    }

    public void Text(int field, string value) => Binary(field, Encoding.UTF8.GetBytes(value));

    /// <summary>Opens a list; its <paramref name="count"/> elements follow.</summary>
    public void List(int field, CompactType element, int count)
    {
        Head(field, CompactType.List);
        Byte((byte)((Math.Min(count, 15) << 4) | (int)element));
        if (count >= 15)
            Varint.Write(_into, (ulong)count);
    }

    public void Int32Element(int value) => Varint.WriteSigned(_into, value);

    public void TextElement(string value) => BinaryElement(Encoding.UTF8.GetBytes(value));

    public void BeginStruct(int field)
    {
        Head(field, CompactType.Struct);
        BeginStruct();
    }

    /// <summary>Opens a struct that is no field: the outermost, or an element of a list.</summary>
    public void BeginStruct()
    {
        _outer.Push(_field);
        _field = 0;
    }

    public void EndStruct()
    {
        Byte((byte)CompactType.Stop);
        _field = _outer.Pop();
    }

    /// <summary>A struct without fields, as unions use for their plain cases.</summary>
    public void Empty(int field)
    {
        BeginStruct(field);
        EndStruct();
    }

    private void BinaryElement(ReadOnlySpan<byte> value)
    {
        Varint.Write(_into, (ulong)value.Length);
        _into.Write(value);
    }

    private void Head(int field, CompactType type)
    {
        Byte((byte)(((field - _field) << 4) | (int)type));
        _field = field;
    }

    private void Byte(byte value)
    {
        _into.GetSpan(1)[0] = value;
        _into.Advance(1);
    }
}
