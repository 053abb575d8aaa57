using System.Text.Json;
using BacktestCli.Signals.Json;

namespace BacktestCli.Tests.Signals.Json;

public sealed class JsonCoercionTests
{
    private static readonly JsonElement Schema = JsonElement.Parse("""
        {
          "type": "object",
          "$defs": { "level": { "type": ["number", "null"] } },
          "properties": {
            "confidence": { "type": "number" },
            "days": { "type": "integer" },
            "note": { "type": "string" },
            "either": { "type": ["string", "number"] },
            "levels": { "type": "array", "items": { "$ref": "#/$defs/level" } },
            "stop": { "anyOf": [{ "type": "number" }, { "type": "null" }] }
          },
          "additionalProperties": { "type": "object", "properties": { "weight": { "type": "number" } } }
        }
        """);

    [Theory]
    [InlineData("0.7", 0.7, "read a number that was a string")]
    [InlineData(" 0.7 ", 0.7, "read a number that was a string")]
    [InlineData("-1e-3", -0.001, "read a number that was a string")]
    [InlineData("\u22120.5", -0.5, "read a number that was a string")]
    [InlineData("65%", 0.65, "read a percentage as a fraction")]
    [InlineData("-2.5 %", -0.025, "read a percentage as a fraction")]
    [InlineData("６５％", 0.65, "read a percentage as a fraction")]
    [InlineData("1,234.5", 1234.5, "read a number with separators")]
    [InlineData("1,234,567", 1234567, "read a number with separators")]
    [InlineData("1.234,5", 1234.5, "read a number with separators")]
    [InlineData("0,75", 0.75, "read a number with separators")]
    public void A_string_that_says_one_number_is_read(string text, double expected, string repair)
    {
        Assert.True(JsonCoercion.TryReadNumber(JsonSerializer.SerializeToElement(text), out decimal number, out string? mended));
        Assert.Equal((decimal)expected, number);
        Assert.Equal(repair, mended);
    }

    [Theory]
    [InlineData("1,234")]
    [InlineData("1.234.5")]
    [InlineData("12,34,567")]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("about 0.7")]
    [InlineData("0.7 to 0.8")]
    [InlineData("1e400")]
    [InlineData("NaN")]
    [InlineData("(5)")]
    [InlineData("$5")]
    public void A_string_that_says_none_or_could_say_two_is_not(string text) =>
        Assert.False(JsonCoercion.TryReadNumber(JsonSerializer.SerializeToElement(text), out _, out _));

    [Fact]
    public void Strings_become_numbers_only_where_the_schema_takes_numbers_and_no_strings()
    {
        RepairedJson read = JsonRepair.Repair(
            """{'confidence': 65%, 'days': "3", 'note': "65%", 'either': "5", 'levels': ["1,234.5", null, 2], 'stop': "90%", 'BTC': {'weight': "0.5", 'name': "7"}, 'other': "1"}""");
        RepairedJson coerced = JsonCoercion.Coerce(read, Schema);

        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse("""{"confidence":0.65,"days":3,"note":"65%","either":"5","levels":[1234.5,null,2],"stop":0.9,"BTC":{"weight":0.5,"name":"7"},"other":"1"}"""),
            coerced.Value), coerced.Value.ToString());
        Assert.Equal(
            [.. read.Repairs, "read a percentage as a fraction (2)", "read a number that was a string (2)", "read a number with separators"], coerced.Repairs);
    }

    [Fact]
    public void A_value_that_needs_nothing_stays_what_it_is()
    {
        RepairedJson read = JsonRepair.Repair("""{"confidence": 0.650, "levels": ["high"], "note": "1"}""");

        Assert.Same(read, JsonCoercion.Coerce(read, Schema));
    }
}
