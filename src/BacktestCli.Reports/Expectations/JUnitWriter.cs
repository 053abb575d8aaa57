using System.Globalization;
using System.Text;
using System.Xml;

namespace BacktestCli.Reports.Expectations;

/// <summary>Writes checks as JUnit XML, which every CI reads: a suite a report, a case a check. No time and no host is in it.</summary>
public static class JUnitWriter
{
    /// <summary>Writes the document.</summary>
    public static void Write(IReadOnlyList<CheckedReport> reports, Stream stream)
    {
        XmlWriterSettings settings = new() { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", CloseOutput = false };
        using (XmlWriter xml = XmlWriter.Create(stream, settings))
            Suites(xml, reports);
        stream.WriteByte((byte)'\n');
    }

    private static void Suites(XmlWriter xml, IReadOnlyList<CheckedReport> reports)
    {
        xml.WriteStartElement("testsuites");
        Counts(xml, "backtest", [.. reports.SelectMany(report => report.Checks)]);
        foreach (CheckedReport report in reports)
        {
            xml.WriteStartElement("testsuite");
            Counts(xml, report.Report, report.Checks);
            foreach (Check check in report.Checks)
                Case(xml, report.Report, check);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Counts(XmlWriter xml, string name, IReadOnlyList<Check> checks)
    {
        xml.WriteAttributeString("name", Valid(name));
        xml.WriteAttributeString("tests", Text(checks.Count));
        xml.WriteAttributeString("failures", Text(checks.Count(check => !check.Passed)));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
    }

    private static void Case(XmlWriter xml, string report, Check check)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Valid(report));
        xml.WriteAttributeString("name", Valid($"{check.Kind} {check.Name}"));
        if (!check.Passed)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("type", check.Kind);
            xml.WriteAttributeString("message", Valid(check.Message));
            xml.WriteString(Valid(string.Join('\n', check.Details)));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>XML 1.0 cannot hold every character: what it cannot becomes U+FFFD.</summary>
    private static string Valid(string text)
    {
        StringBuilder valid = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            valid.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        return valid.ToString();
    }
}
