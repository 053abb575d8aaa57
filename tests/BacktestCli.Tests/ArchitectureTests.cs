using System.Text.RegularExpressions;

namespace BacktestCli.Tests;

/// <summary>The arrows between projects, and between the folders of Core, are those of the design and no others.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Core"] = [],
        ["Data"] = ["Core"],
        ["Scripting"] = ["Core"],
        ["Signals"] = ["Core"],
        ["Reports"] = ["Core"],
    };

    private static readonly Dictionary<string, string[]> Folders = new()
    {
        ["Market"] = [],
        ["Indicators"] = ["Market"],
        ["Trading"] = ["Market"],
        ["Strategies"] = ["Market", "Indicators", "Trading"],
        ["Engine"] = ["Market", "Indicators", "Trading", "Strategies"],
        ["Metrics"] = ["Market", "Trading", "Engine"],
    };

    [Fact]
    public void A_project_names_only_the_projects_it_may_know()
    {
        foreach ((string project, string[] allowed) in Projects)
        {
            string text = File.ReadAllText(Path.Combine(Repository.Root, "src", $"BacktestCli.{project}", $"BacktestCli.{project}.csproj"));
            Assert.Equal(allowed, ProjectReference().Matches(text).Select(match => match.Groups[1].Value));
        }
    }

    [Fact]
    public void Core_references_no_package() =>
        Assert.DoesNotContain(
            "PackageReference", File.ReadAllText(Path.Combine(Repository.Root, "src", "BacktestCli.Core", "BacktestCli.Core.csproj")), StringComparison.Ordinal);

    [Fact]
    public void A_folder_of_core_uses_only_what_stands_before_it()
    {
        foreach ((string folder, string[] allowed) in Folders)
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "BacktestCli.Core", folder), "*.cs"))
            {
                IEnumerable<string> used = UsingCore().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value).Distinct();
                Assert.All(used, name => Assert.True(name == folder || allowed.Contains(name), $"{folder}/{Path.GetFileName(file)} uses {name}"));
            }
        }
    }

    [GeneratedRegex("""<ProjectReference Include="[^"]*BacktestCli\.(\w+)\.csproj" */>""")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"BacktestCli\.Core\.(\w+)")]
    private static partial Regex UsingCore();
}
