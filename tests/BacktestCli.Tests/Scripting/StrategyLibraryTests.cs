using BacktestCli.Scripting;
using BacktestCli.Scripting.Declarative;
using BacktestCli.Strategies.LlmPortfolio;

namespace BacktestCli.Tests.Scripting;

public sealed class StrategyLibraryTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("library-").FullName;

    private StrategyLibrary Library => new(_home);

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact]
    public void A_strategy_that_comes_with_the_program_is_found_by_name()
    {
        StrategySource source = Library.Find("rsi-volume").Source!;

        Assert.Equal(new StrategySource("rsi-volume", "rsi-volume.yaml", BuiltInStrategies.Text("rsi-volume"), IsBuiltIn: true), source);
    }

    [Fact]
    public void A_file_of_the_folder_stands_before_a_built_in_one()
    {
        Write("strategies/rsi-volume.yaml", "mine");

        Assert.Equal(
            new StrategySource("rsi-volume", "strategies/rsi-volume.yaml", "mine", IsBuiltIn: false),
            Library.Find("rsi-volume").Source);
    }

    [Fact]
    public void Names_are_those_of_the_folder_and_of_the_program_each_once()
    {
        Write("strategies/rsi-volume.yml", "mine");
        Write("strategies/a-new-one.yaml", "mine");
        Write("strategies/notes.txt", "not a strategy");

        Assert.Equal(["a-new-one", .. BuiltInStrategies.Names], Library.Names);
    }

    [Fact]
    public void A_path_is_read_whatever_the_folder()
    {
        Write("drafts/draft.yaml", "mine");

        Assert.Equal(new StrategySource("draft", "drafts/draft.yaml", "mine", IsBuiltIn: false), Library.Find("drafts/draft.yaml").Source);
        Assert.Equal("mine", Library.Find(Path.Combine(_home, "drafts", "draft.yaml")).Source!.Text);
        Assert.Equal("there is no strategy file drafts/x.yaml.", Library.Find("drafts/x.yaml").Problem);
    }

    [Fact]
    public void A_name_that_is_not_there_is_answered_with_the_nearest()
    {
        StrategySearch search = Library.Find("rsi-volumes");

        Assert.Null(search.Source);
        Assert.StartsWith("there is no strategy rsi-volumes; there are bollinger-reversion, ", search.Problem);
        Assert.EndsWith(" Did you mean rsi-volume?", search.Problem);
    }

    [Fact]
    public void A_giant_is_not_read()
    {
        Write("strategies/giant.yaml", new string('#', 300_000));

        Assert.Equal(
            "strategies/giant.yaml has 300,000 bytes; a strategy file has at most 65,536 characters.",
            Library.Find("giant").Problem);
    }

    [Fact]
    public void A_strategy_in_C_sharp_that_comes_with_the_program_is_found_by_name_and_shows_its_text()
    {
        StrategyLibrary library = new(_home, () => typeof(LlmPortfolioStrategy).Assembly);
        StrategySource source = library.Find("llm-portfolio").Source!;

        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "strategies", "LlmPortfolio", "LlmPortfolioStrategy.cs")), source.Text);
        Assert.Equal(("llm-portfolio.cs", true), (source.File, source.IsBuiltIn));
        Assert.Contains("llm-portfolio", library.Names);
        Assert.DoesNotContain("llm-portfolio", Library.Names);
        Assert.Equal("llm-portfolio", source.Read().Entry!.Name);
    }

    [Fact]
    public void A_file_of_the_folder_stands_before_code_of_the_same_name()
    {
        Write("strategies/llm-portfolio.yaml", "mine");

        Assert.Equal("mine", new StrategyLibrary(_home, () => typeof(LlmPortfolioStrategy).Assembly).Find("llm-portfolio").Source!.Text);
    }

    [Fact]
    public void Code_is_not_loaded_for_a_name_that_a_file_has()
    {
        StrategyLibrary library = new(_home, () => throw new InvalidOperationException("It was loaded."));

        Assert.NotNull(library.Find("rsi-volume").Source);
        Assert.Throws<InvalidOperationException>(() => library.Find("llm-portfolio"));
    }

    private void Write(string path, string text)
    {
        string full = Path.Combine(_home, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
