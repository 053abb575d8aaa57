using System.Text.Json;
using System.Text.Json.Nodes;

namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>A text.</summary>
/// <param name="most">Most characters; what is longer is cut.</param>
/// <remarks>The length is no keyword of the schema, because what is cut is no fault; and strict providers know no such keyword.</remarks>
internal sealed class TextShape(int most) : Shape
{
    /// <inheritdoc/>
    public override string Form(string indent) => $"text of at most {most} characters";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json, bool mayBeNull) => WriteType(json, "string", mayBeNull);

    /// <inheritdoc/>
    public override JsonNode? Read(JsonElement value, string place, Problems problems)
    {
        if (JsonTexts.Of(value) is { } text)
            return JsonValue.Create(Cut(text.Trim()));
        problems.Add(place, value, "a text");
        return null;
    }

    /// <summary>Never between the halves of a surrogate pair.</summary>
    private string Cut(string text) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
