using System.Security.Cryptography;
using System.Text;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Scripting.CSharp;

/// <summary>
/// Reads a strategy from C# source: one public class that implements <see cref="Core.Strategies.IStrategy"/>. What it says runs with the rights of
/// whoever runs this program; nothing is kept from it.
/// </summary>
public static class CSharpStrategy
{
    /// <summary>Compiles the text of a file.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="fileName">The file as the user named it, for messages.</param>
    public static StrategyFileResult Parse(string text, string fileName)
    {
        ProblemList problems = new(fileName);
        if (CSharpCompiler.Compile(text, fileName, problems) is not { } compiled)
            return new StrategyFileResult { Problems = problems.InOrder() };
        StrategyClass found = new(fileName, HashOf(text), compiled.Locate, problems);
        return new StrategyFileResult { Entry = found.Read(compiled.Assembly), Problems = problems.InOrder() };
    }

    /// <summary>SHA-256 of a source text, lower-case hex.</summary>
    internal static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
