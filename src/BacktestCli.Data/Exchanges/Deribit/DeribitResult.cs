using System.Text.Json;
using BacktestCli.Data.Http.Paging;

namespace BacktestCli.Data.Exchanges.Deribit;

/// <summary>The envelope of Deribit's answers: <c>{"jsonrpc":"2.0","result":…,"usIn":…}</c>, in any order.</summary>
internal static class DeribitResult
{
    /// <summary>Steps to before the result.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static void Find(ref Utf8JsonReader json)
    {
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        while (JsonWalk.NextName(ref json))
        {
            if (json.ValueTextEquals("result"u8))
                return;
            JsonWalk.SkipValue(ref json);
        }

        throw new FormatException("the answer has no result");
    }

    /// <summary>From the end of the result to the end of the document, in which there is no second one.</summary>
    public static void Leave(ref Utf8JsonReader json)
    {
        while (JsonWalk.NextName(ref json))
        {
            JsonWalk.Once(json.ValueTextEquals("result"u8), "result");
            JsonWalk.SkipValue(ref json);
        }

        JsonWalk.End(ref json);
    }
}
