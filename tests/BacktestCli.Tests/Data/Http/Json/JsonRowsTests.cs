using System.Text;
using System.Text.Json;
using BacktestCli.Data.Http.Json;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Data.Http.Json;

/// <summary>Arrays of numbers, read forward only, against the runtime's own reader.</summary>
public sealed class JsonRowsTests
{
    [Theory]
    [InlineData("[]")]
    [InlineData(" [ ] ")]
    [InlineData("[[]]")]
    [InlineData("[[1,\"2.5\",-3e2],[0.1]]")]
    [InlineData("[\n  [\n    1499040000000,\n    \"0.01634790\"\n  ],\n [ 1 , 2 ]\n]\n")]
    public void Rows_read_as_the_runtimes_reader_reads_them(string json) => Assert.Equal(Expected(json), Read(json));

    [Fact]
    public void Any_rows_read_as_they_were_written() =>
        Prop.ForAll(
            Gen.Choose(-1_000_000_000, 1_000_000_000).Select(number => number / 1_000d).ArrayOf().ArrayOf().ToArbitrary(),
            rows => Assert.Equal(rows, Read(JsonSerializer.Serialize(rows)))).Holds();

    [Fact]
    public void A_document_cut_anywhere_is_not_whole()
    {
        const string Whole = "[[1,\"2.5\"],[3,4]]";
        for (int length = 0; length < Whole.Length; length++)
            Assert.Throws<FormatException>(() => Read(Whole[..length]));
    }

    [Theory]
    [InlineData("<html>busy</html>")]
    [InlineData("{\"code\":-1121}")]
    [InlineData("[[1 2]]")]
    [InlineData("[[1,]]")]
    [InlineData("[[1],]")]
    [InlineData("[[1]] trailing")]
    [InlineData("[[\"one\"]]")]
    [InlineData("[[{}]]")]
    [InlineData("[1]")]
    public void What_is_no_array_of_rows_is_refused(string json) => Assert.Throws<FormatException>(() => Read(json));

    [Fact]
    public void Rows_inside_an_object_are_read_from_their_place_and_the_rest_is_proved()
    {
        byte[] json = Encoding.UTF8.GetBytes("""{"code":"0","data":[[1,2],[3,4]],"time":5}""");
        Utf8JsonReader before = new(json);
        while (before.TokenType != JsonTokenType.StartArray)
            before.Read();
        JsonRows rows = new(json, (int)before.TokenStartIndex);
        Assert.Equal([[1, 2], [3, 4]], Read(ref rows));

        Utf8JsonReader after = new(json.AsSpan(rows.Position - 1), isFinalBlock: true, before.CurrentState);
        while (after.Read())
        {
        }

        Assert.Equal(JsonTokenType.EndObject, after.TokenType);
    }

    [Fact]
    public void What_is_left_of_a_row_can_be_passed_over()
    {
        JsonRows rows = new("[[1,\"a\",true],[2]]"u8);
        rows.Open();
        Assert.True(rows.Next());
        rows.Open();
        Assert.True(rows.Next());
        Assert.Equal(1, rows.Integer());
        rows.Close();
        Assert.True(rows.Next());
        Assert.Equal("[2]]".Length, "[[1,\"a\",true],[2]]".Length - rows.Position);
    }

    private static double[][] Read(string json)
    {
        JsonRows rows = new(Encoding.UTF8.GetBytes(json));
        double[][] read = Read(ref rows);
        rows.End();
        return read;
    }

    private static double[][] Read(ref JsonRows rows)
    {
        List<double[]> read = [];
        rows.Open();
        while (rows.Next())
        {
            List<double> row = [];
            rows.Open();
            while (rows.Next())
                row.Add(rows.Number());
            read.Add([.. row]);
        }

        return [.. read];
    }

    private static double[][] Expected(string json) =>
    [
        .. JsonDocument.Parse(json).RootElement.EnumerateArray().Select(row => row.EnumerateArray()
            .Select(field => field.ValueKind == JsonValueKind.String ? double.Parse(field.GetString()!, System.Globalization.NumberStyles.Float) : field.GetDouble())
            .ToArray()),
    ];
}
