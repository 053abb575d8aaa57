using BacktestCli.Scripting;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Scripting;

public sealed class StrategyLibraryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("strategies-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_strategy_that_comes_with_the_program_is_found_by_name()
    {
        StrategySource source = new StrategyLibrary(Path.Combine(_folder, "absent")).Find("rsi-volume").Source!;

        Assert.Equal(new StrategySource("rsi-volume", "rsi-volume.yaml", BuiltInStrategies.Text("rsi-volume"), IsBuiltIn: true), source);
    }

    [Fact]
    public void A_file_of_the_folder_stands_before_a_built_in_one()
    {
        string own = Write("rsi-volume.yaml", "mine");

        Assert.Equal(new StrategySource("rsi-volume", own, "mine", IsBuiltIn: false), new StrategyLibrary(_folder).Find("rsi-volume").Source);
    }

    [Fact]
    public void Names_are_those_of_the_folder_and_of_the_program_each_once()
    {
        Write("rsi-volume.yml", "mine");
        Write("a-new-one.yaml", "mine");
        Write("notes.txt", "not a strategy");

        Assert.Equal(["a-new-one", .. BuiltInStrategies.Names], new StrategyLibrary(_folder).Names);
    }

    [Fact]
    public void A_path_is_read_whatever_the_folder()
    {
        string path = Write("draft.yaml", "mine");

        Assert.Equal("mine", new StrategyLibrary("absent").Find(path).Source!.Text);
        Assert.Equal($"there is no strategy file {path}x.yaml.", new StrategyLibrary("absent").Find(path + "x.yaml").Problem);
    }

    [Fact]
    public void A_name_that_is_not_there_is_answered_with_the_nearest()
    {
        StrategySearch search = new StrategyLibrary(_folder).Find("rsi-volumes");

        Assert.Null(search.Source);
        Assert.StartsWith("there is no strategy rsi-volumes; there are bollinger-reversion, ", search.Problem);
        Assert.EndsWith(" Did you mean rsi-volume?", search.Problem);
    }

    [Fact]
    public void A_giant_is_not_read()
    {
        string path = Write("giant.yaml", new string('#', 300_000));

        Assert.Equal($"{path} has 300,000 bytes; a strategy file has at most 65,536 characters.", new StrategyLibrary(_folder).Find("giant").Problem);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
