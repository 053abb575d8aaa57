using System.Text.Json;
using BacktestCli.Core;
using BacktestCli.Data.Download;

namespace BacktestCli.Data.Http.Paging;

/// <summary>Tells a document that broke on its way, which is asked for again, from one that came whole.</summary>
internal static class Whole
{
    /// <summary>Reads an answer.</summary>
    /// <exception cref="FormatException">It is not JSON to its last byte, or not of the form that is read.</exception>
    public static T Document<T>(HttpAnswer answer, Func<HttpAnswer, T> read)
    {
        try
        {
            return read(answer);
        }
        catch (JsonException broken)
        {
            throw new FormatException($"the body is no whole JSON document: {JsonFault.Line(broken)}", broken);
        }
        catch (Exception other) when (other is InvalidOperationException or KeyNotFoundException or OverflowException)
        {
            throw new FormatException($"the body is of another form than this venue's: {JsonFault.What(other)}", other);
        }
    }

    /// <summary>Where an answer came from, without the part that differs from page to page.</summary>
    public static Origin OriginOf(HttpAnswer answer) => new(answer.Address.Split('?')[0]);
}
