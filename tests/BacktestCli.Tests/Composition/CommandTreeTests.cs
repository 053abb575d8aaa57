using System.CommandLine;
using System.CommandLine.Invocation;
using BacktestCli.Composition;

namespace BacktestCli.Tests.Composition;

/// <summary>A tree in which only the command typed was made says what the whole one says.</summary>
public sealed class CommandTreeTests
{
    private static readonly Surroundings Surroundings = new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        Environment = new Dictionary<string, string>(),
        WorkingDirectory = Path.GetTempPath(),
        Clock = TimeProvider.System,
    };

    public static TheoryData<string> Paths => [.. Below(new CommandTree(Surroundings).Root, ""), "", "--version"];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_command_made_alone_has_the_help_and_the_slips_of_the_whole_tree(string path)
    {
        string[] words = path.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string help = Said([.. words, "--help"], new CommandTree(Surroundings));
        Assert.NotEmpty(help);
        string[][] tails = [["--help"], [], ["--no-such"], ["bogus"], ["run"], ["data", "list"], ["--jsn"], ["-q", "extra", "extra", "extra"], ["--seed", "x"], ["--config"], ["--", "--help"]];
        Assert.All(tails, tail =>
        {
            string[] typed = [.. words, .. tail];
            Assert.Equal(Said(typed, new CommandTree(Surroundings)), Said(typed, new CommandTree(Surroundings, typed.FirstOrDefault() ?? "")));
            Assert.Equal(Said([$"[suggest:{path.Length}]", .. typed], new CommandTree(Surroundings)), Said([$"[suggest:{path.Length}]", .. typed], new CommandTree(Surroundings, "[suggest]")));
        });
    }

    [Fact]
    public void Only_the_command_typed_is_made_but_for_the_one_that_shows_the_options_of_all()
    {
        Assert.Equal(["run"], Names("run"));
        Assert.Equal(["report"], Names("report"));
        Assert.Equal(Names(null), Names("config"));
        Assert.Equal(Names(null), Names("rnu"));
        Assert.Equal(8, Names(null).Length);
    }

    private static string[] Names(string? first) => [.. new CommandTree(Surroundings, first).Root.Subcommands.Select(command => command.Name)];

    /// <summary>What is printed where no command is run; of one that would be, its name and what it was given.</summary>
    private static string Said(string[] words, CommandTree tree)
    {
        ParseResult result = tree.Root.Parse(words);
        if (result.Action is ParseErrorAction)
            return string.Join('\n', UsageErrors.Of(result).Prepend(result.CommandResult.Command.Name));
        if (result.Action == result.CommandResult.Command.Action)
            return string.Join(' ', result.Tokens.Select(token => token.Value).Prepend(result.CommandResult.Command.Name));
        using StringWriter output = new();
        result.Invoke(new InvocationConfiguration { Output = output, Error = output });
        return output.ToString();
    }

    private static IEnumerable<string> Below(Command command, string path) => command.Subcommands.SelectMany(sub =>
    {
        string name = path.Length == 0 ? sub.Name : $"{path} {sub.Name}";
        return Below(sub, name).Prepend(name);
    });
}
