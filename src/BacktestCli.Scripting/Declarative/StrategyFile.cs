using System.Security.Cryptography;
using System.Text;
using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Planning;
using BacktestCli.Scripting.Declarative.Sections;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative;

/// <summary>Reads strategies from YAML. Nothing in a file can run code, reach a file or take more than a bounded effort.</summary>
public static class StrategyFile
{
    /// <summary>The longest file that is read, characters.</summary>
    public const int MostCharacters = 65_536;

    /// <summary>Reads a strategy from the text of its file.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="fileName">The file as the user named it, for messages.</param>
    public static StrategyFileResult Parse(string text, string fileName)
    {
        ProblemList problems = new(fileName);
        if (text.Length > MostCharacters)
        {
            problems.Add(1, 1, $"the file has {text.Length:N0} characters; a strategy file has at most {MostCharacters:N0}.");
            return new StrategyFileResult { Problems = problems.InOrder() };
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        YamlMapping? mapping = YamlReader.Read(text.TrimStart('\uFEFF'), problems);
        StrategyReader reader = new(new Scope(problems, new Plan()));
        return new StrategyFileResult { Entry = mapping is null ? null : reader.Read(mapping, hash), Problems = problems.InOrder() };
    }
}
