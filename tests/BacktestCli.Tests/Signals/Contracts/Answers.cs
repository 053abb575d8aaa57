using System.Text.Json.Nodes;

namespace BacktestCli.Tests.Signals.Contracts;

/// <summary>A whole answer to each contract, and slips of all kinds in it.</summary>
internal static class Answers
{
    private static readonly JsonNode?[] Odd =
    [
        null, true, -2, -0.5, 0, 0.5, 1, 1.7, 99, 101, 1e300, "", "buy", "LONG", "neutral", "0.5", "50%", "NaN", "trending_up", new string('x', 300), new JsonArray(),
        new JsonArray("a", "b"), new JsonArray(1), new JsonObject(), new JsonObject { ["action"] = "buy" },
    ];

    public static readonly Dictionary<string, string> Whole = new()
    {
        ["sentiment"] = """{"sentiment": 0.6, "confidence": 0.7, "key_factors": ["rising closes"], "recommendation": "buy"}""",
        ["regime"] = """
            {"regime": "trending_up", "direction": "long", "confidence": 0.7, "reasoning": "rising closes", "suggested_entry": 104, "stop_loss": 100,
             "take_profit": 112, "position_size_pct": 25, "risk_reward_ratio": 2}
            """,
        ["rules"] = """
            {"signals": [{"timestamp": "2024-01-01T04:00:00Z", "action": "BUY", "confidence": 0.7, "reasoning": "rising"},
                         {"timestamp": "2024-01-01T05:00:00Z", "action": "SELL", "confidence": 0.6, "reasoning": "falling"}]}
            """,
        ["portfolio"] = """
            {"actions": [{"ticker": "BTCUSDT", "action": "buy", "quantity": 0.25, "reason": "rising"}], "overall_sentiment": "bullish", "risk_level": "low"}
            """,
        ["factor"] = """{"direction": "short", "confidence": 0.8, "position_size_pct": 10, "reasoning": "momentum"}""",
    };

    /// <summary>The answer with one thing at a random place removed, replaced or added.</summary>
    public static JsonNode WithSlip(string contract, int seed)
    {
        Random random = new(seed);
        JsonNode root = JsonNode.Parse(Whole[contract])!;
        JsonObject[] objects = [root.AsObject(), .. Objects(root)];
        JsonObject one = objects[random.Next(objects.Length)];
        string name = one.Select(member => member.Key).ElementAt(random.Next(one.Count));
        switch (random.Next(6))
        {
            case 0:
                one.Remove(name);
                break;
            case 1:
                one["horizon"] = Odd[random.Next(Odd.Length)]?.DeepClone();
                break;
            case 2 when random.Next(8) == 0:
                return Odd[random.Next(1, Odd.Length)]!.DeepClone();
            default:
                one[name] = Odd[random.Next(Odd.Length)]?.DeepClone();
                break;
        }

        return root;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode node) =>
        node.AsObject().Select(member => member.Value).OfType<JsonArray>().SelectMany(array => array.OfType<JsonObject>());
}
