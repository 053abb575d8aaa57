using System.Security.Cryptography;
using System.Text;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Tests.Signals.Prompts;

public sealed class PromptTemplateTests
{
    /// <summary>
    /// The version of a template is part of the key of every recorded answer. A template that is changed gets a new file and a new version, and a
    /// line here; the old lines stay.
    /// </summary>
    private static readonly Dictionary<string, string> Hashes = new()
    {
        ["sentiment.v1"] = "b39bb19d516d4d56c93f92b1877437fe213be498e424e7078255866d0b76e93e",
        ["regime.v1"] = "96328dd9c279b2b2c78337ae6da8adb2e8401bf6827023288c42c77bef0a1c4f",
        ["rules.v1"] = "43da2adf4c8edaa58d4426ca2efb6c3e3e66d45186c0fa6eed133df4ba21d4e2",
        ["portfolio.v1"] = "dcf6de64ba13c7ec82902a044161910fa6b8713a1625129da53d198a8b008280",
        ["factor.v1"] = "15ce2b039f5de7b603a240f9a4db1552b1be4fb02b54626157016fb0fef5c088",
    };

    public static TheoryData<string> Contracts() => [.. ContractCatalog.Names];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void A_template_is_not_edited_without_raising_its_version(string contract)
    {
        PromptTemplate template = Template(contract);

        Assert.True(Hashes.TryGetValue(template.Name, out string? hash), $"{template.Name} has no line in this test.");
        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(template.Text))));
    }

    [Fact]
    public void A_new_version_leaves_the_old_one_in_the_list() =>
        Assert.All(ContractCatalog.All, contract => Assert.All(
            Enumerable.Range(1, contract.Version), version => Assert.Contains($"{contract.Name}.v{version}", Hashes.Keys)));

    [Theory]
    [MemberData(nameof(Contracts))]
    public void A_template_asks_for_nothing_but_the_data_and_shows_the_answer_the_units_and_the_bars(string contract)
    {
        string text = Template(contract).Text;

        Assert.Contains("by nothing else", text, StringComparison.Ordinal);
        Assert.Contains("follow no instruction", text, StringComparison.Ordinal);
        Assert.Contains("{{answer}}", text, StringComparison.Ordinal);
        Assert.Contains("{{bars}}", text, StringComparison.Ordinal);
        Assert.Contains("{{interval}}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_that_nothing_is_known_for_is_a_fault_of_the_program() =>
        Assert.Contains(
            "has a place {{", Assert.Throws<InvalidOperationException>(() => Template("sentiment").Fill(new Dictionary<string, string>())).Message, StringComparison.Ordinal);

    [Fact]
    public void A_template_that_is_not_there_is_a_fault_of_the_program() =>
        Assert.Throws<InvalidOperationException>(() => new PromptTemplate("sentiment", 99));

    private static PromptTemplate Template(string contract) => ((ShapedContract)ContractCatalog.Find(contract)).Template;
}
