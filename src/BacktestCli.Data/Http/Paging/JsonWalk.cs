using System.Text;
using System.Text.Json;
using BacktestCli.Data.Download;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Http.Paging;

/// <summary>
/// Steps through a JSON document from its first byte to its last without making anything of it but numbers. Where the form is another than
/// was expected, a <see cref="FormatException"/> says so; where it is no JSON, the reader's own <see cref="JsonException"/>.
/// </summary>
internal static class JsonWalk
{
    /// <summary>Steps onto the beginning of an object or an array.</summary>
    public static void Enter(ref Utf8JsonReader json, JsonTokenType beginning)
    {
        json.Read();
        if (json.TokenType != beginning)
            throw Other(in json, beginning.ToString());
    }

    /// <summary>Steps onto the next name of the object the reader stands in; false at its end.</summary>
    public static bool NextName(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Steps over members of the object the reader stands in, onto the name of one.</summary>
    /// <exception cref="FormatException">There is none of that name.</exception>
    public static void Find(ref Utf8JsonReader json, string name)
    {
        while (NextName(ref json))
        {
            if (json.ValueTextEquals(name))
                return;
            SkipValue(ref json);
        }

        throw new FormatException($"the answer has no {name}");
    }

    /// <summary>From the value of a member to the end of its object, in which there is no second one of that name.</summary>
    /// <exception cref="FormatException">There is.</exception>
    public static void Leave(ref Utf8JsonReader json, string name)
    {
        while (NextName(ref json))
        {
            Once(json.ValueTextEquals(name), name);
            SkipValue(ref json);
        }
    }

    /// <summary>Makes sure that a member whose value is data was not there before: which of the two holds nobody can say.</summary>
    /// <exception cref="FormatException">It was.</exception>
    public static void Once(bool wasRead, string name)
    {
        if (wasRead)
            throw new FormatException($"the answer has {name} twice");
    }

    /// <summary>Steps over the value of a name.</summary>
    public static void SkipValue(ref Utf8JsonReader json)
    {
        json.Read();
        json.Skip();
    }

    /// <summary>Steps onto the next value of the array the reader stands in, which begins so; false at the array's end.</summary>
    public static bool NextItem(ref Utf8JsonReader json, JsonTokenType beginning)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.EndArray)
            return false;
        return json.TokenType == beginning ? true : throw Other(in json, beginning.ToString());
    }

    /// <summary>Reads the next row of an array of rows into cells, which may be fewer than the row has; false at the array's end.</summary>
    /// <param name="json">In the array of rows.</param>
    /// <param name="cells">Numbers, whether they are written as such or as text; NaN for null and for text that is empty.</param>
    public static bool NextRow(ref Utf8JsonReader json, scoped Span<double> cells)
    {
        if (!NextItem(ref json, JsonTokenType.StartArray))
            return false;
        for (int cell = 0; cell < cells.Length; cell++)
            cells[cell] = Number(ref json);
        while (json.TokenType != JsonTokenType.EndArray)
            json.Read();
        return true;
    }

    /// <summary>Steps onto the next value and reads it as a number; NaN for null and for text that is empty.</summary>
    public static double Number(ref Utf8JsonReader json)
    {
        json.Read();
        return ValueOf(in json);
    }

    /// <summary>Reads the array that follows as numbers.</summary>
    /// <param name="json">Before the array.</param>
    /// <param name="room">For how many there is room to begin with.</param>
    /// <param name="count">How many there are; what follows them in the result is nothing.</param>
    public static double[] Numbers(ref Utf8JsonReader json, int room, out int count)
    {
        Enter(ref json, JsonTokenType.StartArray);
        double[] numbers = new double[room];
        for (count = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; count++)
        {
            if (count == numbers.Length)
                Array.Resize(ref numbers, Math.Max(16, 2 * count));
            numbers[count] = ValueOf(in json);
        }

        return numbers;
    }

    /// <summary>Steps onto the next value and reads it as text, a number as it is written; null for null.</summary>
    public static string? Text(ref Utf8JsonReader json)
    {
        json.Read();
        return json.TokenType switch
        {
            JsonTokenType.String => json.GetString(),
            JsonTokenType.Number => Encoding.UTF8.GetString(json.ValueSpan),
            JsonTokenType.Null => null,
            _ => throw Other(in json, "text or a number"),
        };
    }

    /// <summary>Makes sure that nothing follows the document.</summary>
    public static void End(ref Utf8JsonReader json)
    {
        if (json.Read())
            throw Other(in json, "the end");
    }

    private static double ValueOf(in Utf8JsonReader json)
    {
        if (json.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
            return json.TokenType == JsonTokenType.Null ? double.NaN : throw Other(in json, "a number");
        ReadOnlySpan<byte> text = json.ValueSpan;
        if (NumberText.TryParse(text, out double value))
            return PageProof.AsTold(value);
        return text.IsEmpty ? double.NaN : throw new FormatException($"'{Encoding.UTF8.GetString(text)}' stands where a number belongs");
    }

    private static FormatException Other(in Utf8JsonReader json, string expected) =>
        new($"{json.TokenType} stands at byte {json.TokenStartIndex:N0} of the body, where {expected} belongs");
}
