using BacktestCli.Signals.Store;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>An answer that ends too early is used where nothing but a closing brace is missing, and is asked for again otherwise.</summary>
public sealed class CutAnswerTests
{
    [Theory]
    [InlineData("""{"mood": 0.5}""")]
    [InlineData("""{"mood": 0.5} That is because the""")]
    [InlineData("""{"mood": 0.5, "why": "up" """)]
    [InlineData("""{"mood": 0.5, "why": "up", """)]
    [InlineData("""{"mood": 0.5, "why": ["up"] """)]
    [InlineData("""{'mood': 0.5, 'why': 'up by 5"'""")]
    [InlineData("""{"mood": 0.5, "all": {"a": "b",""")]
    public async Task It_is_used_where_every_value_is_whole(string text)
    {
        using AskingDesk desk = new() { Models = new((_, _) => text) { IsCut = true } };
        (_, Recording recording) = await desk.AskAsync();
        Assert.False(recording.IsReAsked);
        Assert.Equal(0.5, recording.Answer!.Value.GetProperty("mood").GetDouble());
    }

    [Theory]
    [InlineData("""{"mood": 0.5""")]
    [InlineData("""{"why": "up", "mood": 0.""")]
    [InlineData("""{"mood": 0.5, "why": "up and""")]
    [InlineData("""{"mood": 0.5, "why": "up}""")]
    [InlineData("""{"mood": 0.5, "why" """)]
    [InlineData("""{"mood": 0.5, "all": [{"a": "b" """)]
    [InlineData("""{"mood": 0.5, "all": [{"a": 1}, {"a": 2}""")]
    [InlineData("""{"mood": 0.5, "all": [1, 2,""")]
    [InlineData("""Let me think about the mood of""")]
    public async Task It_is_asked_for_again_where_a_value_or_an_element_may_be_missing(string text)
    {
        using AskingDesk desk = new() { Models = new((_, request) => request.Messages.Count == 2 ? text : """{"mood": 0.25}""") { IsCut = true } };
        (_, Recording recording) = await desk.AskAsync();
        Assert.True(recording.IsReAsked);
        Assert.Equal(0.25, recording.Answer!.Value.GetProperty("mood").GetDouble());
    }
}
