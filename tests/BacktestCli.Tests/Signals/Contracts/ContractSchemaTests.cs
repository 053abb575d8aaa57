using System.Text.Json;
using System.Text.Json.Nodes;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Tests.Signals.Contracts;

/// <summary>The schema that is sent and the shape that reads are one; a validator of JSON Schema by other people says whether they are.</summary>
public sealed class ContractSchemaTests
{
    private const int Slips = 300;

    public static TheoryData<string> Contracts() => [.. ContractCatalog.Names];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void What_the_schema_allows_is_read_without_a_fault(string contract)
    {
        JsonNode[] answers = [JsonNode.Parse(Answers.Whole[contract])!, .. Enumerable.Range(0, Slips).Select(seed => Answers.WithSlip(contract, seed))];
        bool[] verdicts = Judge(ContractCatalog.Find(contract), answers);

        Assert.True(verdicts[0]);
        Assert.Contains(verdicts, isAllowed => !isAllowed);
        foreach ((JsonNode answer, bool isAllowed) in answers.Zip(verdicts))
        {
            IReadOnlyList<string> problems = ContractCatalog.Find(contract).Check(Element(answer));
            Assert.True(!isAllowed || problems.Count == 0, $"{answer.ToJsonString()}: {string.Join(" ", problems)}");
        }
    }

    [Theory]
    [InlineData("sentiment", "sentiment", "1.01")]
    [InlineData("sentiment", "confidence", "-0.01")]
    [InlineData("sentiment", "recommendation", "\"maybe\"")]
    [InlineData("sentiment", "key_factors", "\"one\"")]
    [InlineData("regime", "regime", "null")]
    [InlineData("regime", "direction", "1")]
    [InlineData("regime", "position_size_pct", "101")]
    [InlineData("regime", "stop_loss", "-1")]
    [InlineData("rules", "signals", "[{\"timestamp\": \"t-0\", \"confidence\": 0.5, \"reasoning\": \"\"}]")]
    [InlineData("rules", "signals", "[{\"timestamp\": \"t-0\", \"action\": \"CLOSE\", \"confidence\": 0.5, \"reasoning\": \"\"}]")]
    [InlineData("portfolio", "actions", "[{\"ticker\": \"BTCUSDT\", \"action\": \"buy\", \"quantity\": -1, \"reason\": \"\"}]")]
    [InlineData("portfolio", "risk_level", "\"extreme\"")]
    [InlineData("factor", "confidence", "[0.5]")]
    [InlineData("factor", "direction", "{}")]
    public void What_is_wrong_is_wrong_to_both(string contract, string member, string value)
    {
        JsonObject answer = JsonNode.Parse(Answers.Whole[contract])!.AsObject();
        answer[member] = JsonNode.Parse(value);

        Assert.NotEmpty(ContractCatalog.Find(contract).Check(Element(answer)));
        Assert.Equal([false], Judge(ContractCatalog.Find(contract), [answer]));
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void Every_object_of_a_schema_is_closed_and_asks_for_all_of_its_members(string contract)
    {
        JsonElement schema = Questions.Json(ContractCatalog.Find(contract).Schema);

        Assert.Equal("object", schema.GetProperty("type").GetString());
        AssertStrict(schema);
    }

    [Fact]
    public void Every_contract_has_a_whole_answer_to_be_tested_with() => Assert.Equal(Answers.Whole.Keys.Order(), ContractCatalog.Names.Order());

    private static bool[] Judge(Contract contract, JsonNode[] answers)
    {
        JsonObject question = new() { ["schema"] = JsonNode.Parse(contract.Schema), ["values"] = new JsonArray([.. answers.Select(answer => answer.DeepClone())]) };
        return JsonSerializer.Deserialize<bool[]>(NodeTool.Run("judge-answers.mjs", question.ToJsonString()))!;
    }

    private static JsonElement Element(JsonNode node) => Questions.Json(node.ToJsonString());

    private static void AssertStrict(JsonElement schema)
    {
        if (schema.TryGetProperty("properties", out JsonElement properties))
        {
            Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
            string[] required = [.. schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!)];
            Assert.Equal(properties.EnumerateObject().Select(property => property.Name), required);
            Assert.All(properties.EnumerateObject(), property => AssertStrict(property.Value));
        }

        if (schema.TryGetProperty("items", out JsonElement items))
            AssertStrict(items);
    }
}
