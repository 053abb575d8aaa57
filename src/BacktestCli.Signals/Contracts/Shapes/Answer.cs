using System.Text.Json.Nodes;

namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>An answer whose shape is right, or an object in it.</summary>
/// <param name="Json">Its plain form.</param>
internal readonly record struct Answer(JsonObject Json)
{
    /// <summary>A number that must be there.</summary>
    public double Number(string name) => Json[name]!.GetValue<double>();

    /// <summary>A number that may be null.</summary>
    public double? NumberOrNone(string name) => Json[name]?.GetValue<double>();

    /// <summary>A text; empty where it was left out.</summary>
    public string Text(string name) => Json[name]?.GetValue<string>() ?? "";

    /// <summary>The texts of an array; none where it was left out.</summary>
    public IEnumerable<string> Texts(string name) => (Json[name]?.AsArray() ?? []).Select(one => one!.GetValue<string>());

    /// <summary>The objects of an array that must be there.</summary>
    public IEnumerable<Answer> Each(string name) => Json[name]!.AsArray().Select(one => new Answer(one!.AsObject()));
}
