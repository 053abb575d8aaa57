using System.Text.Json;
using BacktestCli.Core;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Core;

/// <summary>A fault of the JSON reader is one line that says what and where.</summary>
public sealed class JsonFaultTests
{
    [Theory]
    [InlineData("{\"a\": 1,\n  \"b\": ,}", "line 2, byte 8: ',' is an invalid start of a value")]
    [InlineData("{\"a\": \"one\ntwo\"}", "line 1, byte 11: '0x0A' is invalid within a JSON string. The string should be correctly escaped")]
    [InlineData("[1,\n", "line 2, byte 1: ")]
    [InlineData("", "line 1, byte 1: The input does not contain any JSON tokens.")]
    public void What_the_reader_says_has_its_place_in_front_and_none_of_its_bookkeeping(string text, string expected)
    {
        JsonException fault = Assert.ThrowsAny<JsonException>(() => JsonElement.Parse(text));
        Assert.StartsWith(expected, JsonFault.Line(fault), StringComparison.Ordinal);
        Assert.False(JsonFault.Line(fault).EndsWith('.'));
        Assert.DoesNotContain("LineNumber", JsonFault.Line(fault), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_of_the_wrong_kind_has_its_path()
    {
        JsonException fault = Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Dictionary<string, int>>("{\n\"a\": \"x\"}"));
        Assert.Equal("line 2, byte 9, $.a: The JSON value could not be converted to System.Int32", JsonFault.Line(fault));
    }

    [Fact]
    public void No_text_whatever_makes_a_message_of_two_lines() => Prop.ForAll(
        Gen.Elements("\n\r\t {}[]\",:0a\u0001\u2028é".ToCharArray()).ArrayOf().Select(letters => new string(letters)).ToArbitrary(),
        text =>
        {
            try
            {
                JsonElement.Parse(text);
                return true;
            }
            catch (JsonException fault)
            {
                return !JsonFault.Line(fault).Any(letter => letter < ' ') && !JsonFault.Line(fault).Contains("BytePosition", StringComparison.Ordinal);
            }
        }).Holds(500);

    [Fact]
    public void A_member_that_is_missing_is_called_that() => Assert.Equal(
        "a member that must be there is missing",
        JsonFault.Line(Assert.Throws<KeyNotFoundException>(() => JsonElement.Parse("{}").GetProperty("run"))));
}
