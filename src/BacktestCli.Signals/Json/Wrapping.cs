using System.Text.Json;

namespace BacktestCli.Signals.Json;

/// <summary>Objects and lists that hold nothing but the answer.</summary>
internal static class Wrapping
{
    /// <summary>The value that is accepted inside others that hold nothing else: <c>[{…}]</c>, <c>{"answer": {…}}</c>.</summary>
    public static JsonElement? Find(JsonElement value, Func<JsonElement, bool> accepts, RepairLog log)
    {
        JsonElement inner = value;
        while (true)
        {
            if (inner.ValueKind == JsonValueKind.Array && inner.GetArrayLength() == 1)
                inner = inner[0];
            else if (inner.ValueKind == JsonValueKind.Object && inner.GetPropertyCount() == 1)
                inner = inner.EnumerateObject().Single().Value;
            else
                return null;
            if (inner.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
                return null;
            log.Note(Mend.Unwrapped);
            if (accepts(inner))
                return inner;
        }
    }
}
