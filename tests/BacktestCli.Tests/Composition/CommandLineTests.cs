using System.Text;
using BacktestCli.Composition;

namespace BacktestCli.Tests.Composition;

/// <summary>The door of the program: what the world does to it is no bug of it.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("report", "schema")]
    [InlineData("strategy", "list")]
    [InlineData("indicators", "list", "--json")]
    public async Task A_stdout_that_takes_nothing_ends_with_exit_code_3_and_a_sentence(params string[] arguments)
    {
        using FullDisk output = new();
        using StringWriter error = new();
        Surroundings surroundings = new()
        {
            Out = output,
            Error = error,
            Environment = new Dictionary<string, string> { ["HOME"] = Path.GetTempPath() },
            WorkingDirectory = Path.GetTempPath(),
            Clock = TimeProvider.System,
        };
        Assert.Equal(3, await new CommandLine(surroundings).RunAsync(arguments, TestContext.Current.CancellationToken));
        Assert.StartsWith("backtest: the disk or the pipe does not let us: No space left on device", error.ToString(), StringComparison.Ordinal);
        Assert.Single(error.ToString().TrimEnd().Split('\n'));
    }

    [Fact]
    public void A_stderr_that_takes_nothing_loses_the_words_and_not_the_work()
    {
        using FullDisk full = new();
        using LossyWriter error = new(full);
        error.WriteLine("a note");
        error.Write('x');
        error.Write("half a line");
    }

    private sealed class FullDisk : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new IOException("No space left on device");
    }
}
