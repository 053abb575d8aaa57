using System.Text.Json;
using BacktestCli.Data.Http.Paging;

namespace BacktestCli.Data.Exchanges.Bybit;

/// <summary>The envelope of Bybit's answers: <c>{"retCode":0,"retMsg":"OK","result":{…},"retExtInfo":{},"time":…}</c>.</summary>
internal static class BybitResult
{
    /// <summary>Steps into the result.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static void Enter(ref Utf8JsonReader json)
    {
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        while (JsonWalk.NextName(ref json))
        {
            if (json.ValueTextEquals("result"u8))
            {
                JsonWalk.Enter(ref json, JsonTokenType.StartObject);
                return;
            }

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
