using System.Text.Json;

namespace BacktestCli.Core;

/// <summary>Words a fault of the platform's JSON reader for people: one line, what and where, without its own bookkeeping.</summary>
public static class JsonFault
{
    private static readonly string[] Bookkeeping = [" Path: ", " LineNumber: "];

    /// <summary>What is wrong and where, without a full stop: <c>line 3, byte 17, $.run.from: ',' is an invalid start of a value</c>.</summary>
    /// <param name="fault">A <see cref="JsonException"/>, or what reading a document's members throws.</param>
    public static string Line(Exception fault) => PlaceOf(fault as JsonException) is { Length: > 0 } place ? $"{place}: {What(fault)}" : What(fault);

    /// <summary>What is wrong, on one line, without a full stop.</summary>
    /// <param name="fault">A <see cref="JsonException"/>, or what reading a document's members throws.</param>
    public static string What(Exception fault)
    {
        if (fault is KeyNotFoundException)
            return "a member that must be there is missing";
        string message = Bookkeeping.Aggregate(fault.Message, (text, mark) => text.Split(mark, 2)[0]);
        return string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
    }

    /// <summary>Lines and bytes are counted from 1; the root's path says nothing.</summary>
    private static string PlaceOf(JsonException? fault)
    {
        string line = fault?.LineNumber is { } number ? $"line {number + 1}" : "";
        string place = fault?.BytePositionInLine is { } at && line.Length > 0 ? $"{line}, byte {at + 1}" : line;
        return fault?.Path is { Length: > 1 } path ? place.Length > 0 ? $"{place}, {path}" : path : place;
    }
}
