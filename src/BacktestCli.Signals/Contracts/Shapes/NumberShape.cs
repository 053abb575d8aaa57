using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BacktestCli.Signals.Json;

namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>A finite number.</summary>
/// <param name="least">The least that is allowed.</param>
/// <param name="most">The most that is allowed; null: any.</param>
/// <param name="unit">What a percent sign after it means.</param>
/// <remarks>
/// A number in quotes is read as the number, which is a repair; whether <c>1,234</c> is a thousand or one and a bit is not certain, and a
/// fault.
/// </remarks>
internal sealed class NumberShape(double least, double? most = null, NumberUnit unit = NumberUnit.Plain) : Shape
{
    private string Range => most is { } top ? $"from {Text(least)} to {Text(top)}" : $"{Text(least)} or more";

    /// <inheritdoc/>
    public override string Form(string indent) => most is null ? $"number of {Range}" : $"number {Range}";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json, bool mayBeNull)
    {
        WriteType(json, "number", mayBeNull);
        json.WriteNumber("minimum", least);
        if (most is { } top)
            json.WriteNumber("maximum", top);
    }

    /// <inheritdoc/>
    public override JsonNode? Read(JsonElement value, string place, Problems problems)
    {
        if (Number(value, problems) is not { } number)
        {
            problems.Add(place, value, $"a {Form("")}");
            return null;
        }

        if (number >= least && !(number > most))
            return JsonValue.Create(number + 0.0); // −0 becomes 0
        problems.Add(place, value, Range);
        return null;
    }

    private double? Number(JsonElement value, Problems problems)
    {
        if (value.ValueKind == JsonValueKind.Number)
            return value.TryGetDouble(out double number) && double.IsFinite(number) ? number : null;
        if (value.ValueKind != JsonValueKind.String || JsonTexts.Of(value) is not { } text || NumberText.Read(text, unit, out Mend mend) is not { } said)
            return null;
        problems.Repairs.Note(mend);
        return said;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What a percent sign after a number means.</summary>
internal enum NumberUnit
{
    /// <summary>Nothing: it is a fault.</summary>
    Plain,

    /// <summary>The number is a fraction: <c>65%</c> is 0.65.</summary>
    Fraction,

    /// <summary>The number is in percent: <c>65%</c> is 65.</summary>
    Percent,
}
