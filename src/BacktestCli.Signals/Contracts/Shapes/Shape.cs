using System.Text.Json;
using System.Text.Json.Nodes;

namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>
/// What a part of an answer looks like. One description prints the JSON Schema, says the form in words, and reads: the three cannot differ.
/// </summary>
/// <remarks>
/// What the schema allows is read without a fault. Reading forgives more, where what is meant is certain: capitals, a number in quotes, a
/// word for another. It never supplies what was not said.
/// </remarks>
internal abstract class Shape
{
    /// <summary>The form in words, as a prompt shows it: <c>number from 0 to 1</c>.</summary>
    /// <param name="indent">What the lines after the first begin with.</param>
    public abstract string Form(string indent);

    /// <summary>Writes the keywords of its JSON Schema into the object that is open.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="mayBeNull">True where null is allowed too.</param>
    public abstract void WriteSchema(Utf8JsonWriter json, bool mayBeNull);

    /// <summary>Reads a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="place">Where it stands in the answer; empty: it is the answer.</param>
    /// <param name="problems">Told of each fault.</param>
    /// <returns>The value in its plain form; null where it is at fault.</returns>
    public abstract JsonNode? Read(JsonElement value, string place, Problems problems);

    protected static void WriteType(Utf8JsonWriter json, string type, bool mayBeNull)
    {
        if (!mayBeNull)
        {
            json.WriteString("type", type);
            return;
        }

        json.WriteStartArray("type");
        json.WriteStringValue(type);
        json.WriteStringValue("null");
        json.WriteEndArray();
    }
}
