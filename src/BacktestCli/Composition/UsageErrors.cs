using System.CommandLine;
using System.CommandLine.Parsing;
using BacktestCli.Core;

namespace BacktestCli.Composition;

/// <summary>Says what is wrong with a command line in the words of this program, and what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>Every fault, and where to read on.</summary>
    public static IEnumerable<string> Of(ParseResult result)
    {
        Command command = result.CommandResult.Command;
        string path = PathOf(command);
        foreach (string word in result.UnmatchedTokens)
            yield return $"'{word}' is no command, option or argument of {path}.{Spelling.DidYouMean(word, NamesIn(command))}";
        foreach (string message in result.Errors.Select(Message))
        {
            bool isSaid = result.UnmatchedTokens.Count > 0
                && (message == "Required command was not provided." || result.UnmatchedTokens.Any(word => message.Contains($"'{word}'", StringComparison.Ordinal)));
            if (!isSaid)
                yield return message == "Required command was not provided." ? $"{path} needs one of: {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}." : message;
        }

        yield return $"see: {path} --help";
    }

    /// <summary>Words that are empty: a path of no letters would be the working folder, and nobody means that.</summary>
    public static IEnumerable<string> EmptyWords(ParseResult result) =>
        result.Tokens.Zip(result.Tokens.Skip(1))
            .Where(pair => pair.Second.Value.Length == 0)
            .Select(pair => $"the word after {pair.First.Value} is empty: it must have a value. Is a variable of your shell not set?");

    /// <summary>The parser's message on one line, with the option it is about.</summary>
    private static string Message(ParseError error)
    {
        if (error.SymbolResult is OptionResult { Option: { Name: var number, ValueType: var type }, Tokens: [{ Value: var value }] } && IsNumber(type))
            return $"{number} is '{value}': it must be a number, such as 10000 or 0.001.";
        if (error.SymbolResult is OptionResult { Option: { Name: var count, ValueType: var kind }, Tokens: [{ Value: var given }] } && IsWhole(kind))
            return $"{count} is '{given}': it must be a whole number, such as 3.";
        string message = string.Join(' ', error.Message.Split(['\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return error.SymbolResult is OptionResult { Option.Name: var name } && !message.Contains(name, StringComparison.Ordinal) ? $"{name}: {message}" : message;
    }

    private static bool IsNumber(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(decimal) || plain == typeof(double));

    private static bool IsWhole(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(int) || plain == typeof(long));

    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{PathOf(parent)} {command.Name}" : "backtest";

    private static IEnumerable<string> NamesIn(Command command) =>
        [.. command.Subcommands.Select(sub => sub.Name), .. command.Options.SelectMany(option => option.Aliases.Append(option.Name))];
}
