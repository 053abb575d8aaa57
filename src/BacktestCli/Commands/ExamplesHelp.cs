using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace BacktestCli.Commands;

/// <summary>The library's help, and the command's examples after it.</summary>
internal sealed class ExamplesHelp(HelpAction standard) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = standard.Invoke(parseResult);
        if (parseResult.CommandResult.Command is ExampleCommand command)
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (string example in command.Examples)
                output.WriteLine("  " + example);
        }

        return exitCode;
    }
}
