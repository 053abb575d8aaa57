using System.Text.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Signals;

/// <summary><c>backtest signals repair …</c> as a user types it.</summary>
public sealed class SignalsRepairCommandTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_number_in_a_text_is_a_repair_where_a_contract_wants_a_number_and_nowhere_else()
    {
        File.WriteAllText(_session.PathOf("answer.txt"), """{"direction": "long", "confidence": "65%", "position_size_pct": "20", "reasoning": "65%"}""");

        Assert.Equal(["read a percentage as a fraction", "read a number that was a string"], Repairs("--contract", "factor"));
        Assert.Equal("0.65 20", $"{Value.GetProperty("confidence").GetRawText()} {Value.GetProperty("position_size_pct").GetRawText()}");
        Assert.Empty(Repairs());
        Assert.Equal("\"65%\"", Value.GetProperty("confidence").GetRawText());
    }

    [Fact]
    public void What_is_meant_is_printed_as_it_is_read()
    {
        File.WriteAllText(_session.PathOf("answer.txt"), """{"direction": "buy", "confidence": 0.5, "position_size_pct": 20, "reasoning": "don't chase 1 > 0, Übermut"}""");
        _session.Expect(0, "signals", "repair", "answer.txt", "--contract", "factor");
        Assert.StartsWith("""{"direction":"long","confidence":0.5,"position_size_pct":20,"reasoning":"don't chase 1 > 0, Übermut"}""", _session.Out, StringComparison.Ordinal);
    }

    private JsonElement Value => JsonElement.Parse(_session.Out).GetProperty("value");

    private string[] Repairs(params string[] options)
    {
        _session.Expect(0, ["signals", "repair", "answer.txt", .. options, "--json"]);
        return [.. JsonDocument.Parse(_session.Out).RootElement.GetProperty("repairs").EnumerateArray().Select(one => one.GetString()!)];
    }
}
