using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace BacktestCli.Scripting.CSharp;

/// <summary>Makes an assembly of one C# file, against the runtime and Core and nothing else. The compiler is loaded when this is first used.</summary>
internal static class CSharpCompiler
{
    /// <summary>What a .NET project uses without saying so.</summary>
    private const string Usings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Language = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true);

    /// <summary>Compiles a file and loads what comes of it.</summary>
    /// <returns>Null where it has errors, which are reported.</returns>
    public static CompiledFile? Compile(string text, string fileName, ProblemList problems)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(text, Language, fileName, Encoding.UTF8), usings = CSharpSyntaxTree.ParseText(Usings, Language);
        CSharpCompilation compilation = CSharpCompilation.Create("strategy", [tree, usings], References(), Options);
        using MemoryStream code = new(), symbols = new();
        EmitResult result = compilation.Emit(code, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (!result.Success)
        {
            foreach (Diagnostic error in result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error))
                Report(error, problems);
            return null;
        }

        code.Position = symbols.Position = 0;
        return new CompiledFile(new AssemblyLoadContext(fileName, isCollectible: true).LoadFromStream(code, symbols), name => Locate(tree, name));
    }

    private static void Report(Diagnostic error, ProblemList problems)
    {
        LinePosition at = error.Location.GetLineSpan().StartLinePosition;
        problems.Add(at.Line + 1, at.Character + 1, $"{error.GetMessage().TrimEnd('.')} ({error.Id}).");
    }

    /// <summary>The libraries of the runtime that this process runs on, and Core.</summary>
    private static IEnumerable<MetadataReference> References()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string known = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "";
        return known.Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == runtime)
            .Append(typeof(IStrategy).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }

    /// <summary>Line and column, from 1, of the class, property or constructor of that name; of the first character where there is none.</summary>
    private static (int Line, int Column) Locate(SyntaxTree tree, string name)
    {
        SyntaxToken token = tree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>().Select(NameOf).FirstOrDefault(one => one.ValueText == name);
        LinePosition at = token.GetLocation().GetLineSpan().StartLinePosition;
        return (at.Line + 1, at.Character + 1);
    }

    private static SyntaxToken NameOf(MemberDeclarationSyntax member) => member switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        _ => default,
    };
}

/// <summary>A file that was compiled.</summary>
/// <param name="Assembly">What it came to.</param>
/// <param name="Locate">Finds line and column of a class or property by its name.</param>
internal sealed record CompiledFile(Assembly Assembly, Func<string, (int Line, int Column)> Locate);
