using System.Xml.Linq;
using BacktestCli.Reports.Expectations;

namespace BacktestCli.Tests.Reports.Expectations;

public sealed class JUnitWriterTests
{
    private static readonly CheckedReport[] Judged =
    [
        new("runs/a", [new Check("expect", "sharpe_ratio>=1", Passed: false, "it is 0.8, off by 0.2.", []), new Check("expect", "cagr<2", Passed: true, "fine.", [])]),
        new("runs/b", [new Check("against", "runs/a", Passed: false, "it differs.", ["tag \"\u0001<&]]>\" → \"\ud800\"", "50%: a, b"])]),
    ];

    [Fact]
    public void Counts_cases_and_failures_stand_where_a_reader_of_junit_looks()
    {
        XElement root = Written();
        Assert.Equal(("testsuites", "3", "2"), (root.Name.LocalName, root.Attribute("tests")!.Value, root.Attribute("failures")!.Value));
        XElement[] suites = [.. root.Elements("testsuite")];
        Assert.Equal(["runs/a", "runs/b"], suites.Select(suite => suite.Attribute("name")!.Value));
        Assert.Equal(["2", "1"], suites.Select(suite => suite.Attribute("tests")!.Value));
        XElement[] cases = [.. suites.SelectMany(suite => suite.Elements("testcase"))];
        Assert.Equal(["expect sharpe_ratio>=1", "expect cagr<2", "against runs/a"], cases.Select(one => one.Attribute("name")!.Value));
        Assert.Equal([1, 0, 1], cases.Select(one => one.Elements("failure").Count()));
        Assert.Equal("it is 0.8, off by 0.2.", cases[0].Element("failure")!.Attribute("message")!.Value);
    }

    [Fact]
    public void What_XML_cannot_hold_is_replaced() =>
        Assert.Contains("tag \"\uFFFD<&]]>\" → \"\uFFFD\"", Written().Descendants("failure").Last().Value, StringComparison.Ordinal);

    [Fact]
    public void An_annotation_is_one_line_whose_marks_are_escaped() => Assert.Equal(
        "::error title=runs/b%3A against runs/a::it differs.%0Atag \"\u0001<&]]>\" → \"\ud800\"%0A50%25: a, b",
        Judged[1].Checks[0].Annotation(Judged[1].Report));

    private static XElement Written()
    {
        using MemoryStream stream = new();
        JUnitWriter.Write(Judged, stream);
        stream.Position = 0;
        return XDocument.Load(stream).Root!;
    }
}
