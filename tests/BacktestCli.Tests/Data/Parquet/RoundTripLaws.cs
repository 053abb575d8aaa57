using System.Text;
using BacktestCli.Data.Parquet;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>What is written is what is read, for each type, encoding, codec and whether values may be absent.</summary>
public sealed class RoundTripLaws
{
    public static TheoryData<ParquetType, ParquetEncoding, ParquetCodec> Ways()
    {
        TheoryData<ParquetType, ParquetEncoding, ParquetCodec> ways = [];
        foreach (ParquetType type in Enum.GetValues<ParquetType>())
        {
            foreach (ParquetEncoding encoding in Enum.GetValues<ParquetEncoding>())
            {
                foreach (ParquetCodec codec in Enum.GetValues<ParquetCodec>())
                {
                    if (new ParquetColumn("x", type) { Encoding = encoding }.Fault() is null)
                        ways.Add(type, encoding, codec);
                }
            }
        }

        return ways;
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void What_is_written_is_read(ParquetType type, ParquetEncoding encoding, ParquetCodec codec)
    {
        ParquetColumn schema = new("x", type) { Encoding = encoding };
        switch (type)
        {
            case ParquetType.Int64: Check(schema, codec, Gen.OneOf(Values<long>(), Gen.Choose(-3, 3).Select(small => (long)small))); break;
            case ParquetType.Int32: Check(schema, codec, Gen.OneOf(Values<int>(), Gen.Elements(int.MinValue, int.MaxValue, 0))); break;
            case ParquetType.Double: Check(schema, codec, Gen.OneOf(Values<double>(), Gen.Elements(0.0, -0.0, double.NaN))); break;
            case ParquetType.Boolean: Check(schema, codec, Values<bool>()); break;
            default: Check(schema, codec, Gen.OneOf(Text, Gen.Elements("", "a", "é", "𝄞"))); break;
        }
    }

    private static Gen<string> Text =>
        Gen.Choose(0, 0x10FFFF).Where(Rune.IsValid).ArrayOf().Select(points => string.Concat(points.Select(char.ConvertFromUtf32)));

    private static Gen<T> Values<T>() => ArbMap.Default.GeneratorFor<T>();

    private static void Check<T>(ParquetColumn schema, ParquetCodec codec, Gen<T> value)
    {
        Gen<T[]> runs = value.SelectMany(one => Gen.Choose(1, 40).Select(count => Enumerable.Repeat(one, count).ToArray()));
        Gen<T[]> values = Gen.OneOf(runs, value.ArrayOf()).NonEmptyListOf().Select(parts => parts.SelectMany(part => part).ToArray());
        Gen<bool[]> Marks(int count) => Gen.OneOf(Gen.Constant(true), Gen.Constant(false), Values<bool>())
            .SelectMany(likely => Gen.Frequency((9, Gen.Constant(likely)), (1, Values<bool>())).ArrayOf(count));
        var cases =
            from column in values.Where(values => values.Length > 0)
            from marks in Marks(column.Length)
            from page in Gen.Choose(1, 50)
            from groupRows in Gen.Choose(1, 200)
            from isOptional in Values<bool>()
            select (Column: isOptional ? TableColumn.Of(schema, column, marks) : TableColumn.Of(schema, column), page, groupRows);
        Prop.ForAll(cases.ToArbitrary(), law =>
        {
            byte[] file = new Table([law.Column]).Write(new() { Codec = codec, PageRows = law.page }, law.groupRows);
            return Table.Read(file).Columns[0].Cells().SequenceEqual(law.Column.Cells());
        }).Holds();
    }
}
