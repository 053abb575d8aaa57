using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using BacktestCli.Signals.Chat;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Chat;

/// <summary>A provider that says a key back may spell it as it likes.</summary>
public sealed class RedactionTests
{
    private const string Key = "Pr/oof+\"&<4c1b9e2f83ad5076";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Spelled() =>
    [
        Key,
        JsonEncodedText.Encode(Key).ToString(),
        JsonSerializer.Serialize(Key, Relaxed)[1..^1],
        JsonSerializer.Serialize(JsonSerializer.Serialize(Key, Relaxed), Relaxed)[3..^3],
        Key.Replace("/", @"\/", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal),
        Uri.EscapeDataString(Key),
        WebUtility.HtmlEncode(Key),
        WebUtility.UrlEncode(Key).ToLowerInvariant().Replace("pr", "Pr", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Spelled))]
    public void A_key_is_found_however_it_is_spelled(string spelled) => Assert.Equal("It was ***.", Of(Key).Of($"It was {spelled}."));

    [Fact]
    public void A_key_is_found_though_each_of_its_characters_is_spelled_another_way() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        Random random = new(seed);
        string key = string.Concat(Enumerable.Range(0, random.Next(8, 60)).Select(_ => (char)random.Next('!', '~' + 1)));
        string spelled = string.Concat(key.Select(one => random.Next(7) switch
        {
            0 => $"\\{one}",
            1 => $"\\\\u{(int)one:X4}",
            2 => $"\\u{(int)one:x4}",
            3 => Uri.HexEscape(one),
            4 => string.Create(CultureInfo.InvariantCulture, $"&#{(int)one};"),
            5 => WebUtility.HtmlEncode($"{one}"),
            _ => $"{one}",
        }));
        Assert.Equal(" *** ", Of(key).Of($" {spelled} "));
    }).Holds(300);

    [Fact]
    public void A_text_without_the_key_stays_as_it_is() => Assert.Equal(@"\\\\ Pr/oof %50r & \u0050", Of(Key).Of(@"\\\\ Pr/oof %50r & \u0050"));

    private static Redaction Of(string key) => new(new ProviderSettings { Name = "stage", BaseUrl = new Uri("http://localhost"), Key = new Secret(key) });
}
