using System.Text;
using System.Text.Json;
using BacktestCli.Reports.Json;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Reports.Json;

public sealed class JsonTextTests
{
    [Fact]
    public void Any_text_is_read_back_as_it_was() => Prop.ForAll<string?>(text =>
    {
        string? whole = text is null ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)); // lone surrogates become U+FFFD in both
        return JsonSerializer.Deserialize<string[]>(Written(json =>
        {
            json.OpenArray();
            json.Value(text);
            json.CloseArray();
        }))![0] == whole;
    }).Holds();

    [Fact]
    public void Quotes_backslashes_and_control_characters_are_escaped() =>
        Assert.Equal("\"a\\\"b\\\\c\\u000a\\u0000é→😀\"\n", Written(json => json.Value("a\"b\\c\n\0é→😀")));

    [Fact]
    public void Text_longer_than_the_buffer_is_written_whole() =>
        Assert.Equal(40_003, Written(json => json.Value(new string('é', 40_000))).Length);

    [Fact]
    public void Members_stand_on_lines_of_their_own_and_inline_containers_on_one()
    {
        string text = Written(json =>
        {
            json.OpenObject();
            json.Member("a", 1.5);
            json.Lines("b", [1, 2], (line, item) => line.Member("n", item));
            json.Key("c");
            json.OpenArray();
            json.CloseArray();
            json.CloseObject();
        });

        Assert.Equal("{\n  \"a\": 1.5,\n  \"b\": [\n    {\"n\":1},\n    {\"n\":2}\n  ],\n  \"c\": []\n}\n", text);
    }

    [Theory]
    [InlineData(1_704_067_200_000, "\"2024-01-01T00:00:00Z\"\n")]
    [InlineData(1_704_067_200_001, "\"2024-01-01T00:00:00.001Z\"\n")]
    [InlineData(-1_000, "\"1969-12-31T23:59:59Z\"\n")]
    public void Instants_are_RFC_3339(long time, string expected) => Assert.Equal(expected, Written(json => json.Instant(time)));

    private static string Written(Action<JsonText> write)
    {
        using MemoryStream stream = new();
        using (JsonText json = new(stream))
            write(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
