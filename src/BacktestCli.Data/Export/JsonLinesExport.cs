using System.Text;

namespace BacktestCli.Data.Export;

/// <summary>Bars as JSON Lines; what the source did not give is left out.</summary>
internal static class JsonLinesExport
{
    private static readonly byte[][] Keys = [.. BarFields.Names.Select(name => Encoding.UTF8.GetBytes($",\"{name}\":"))];

    public static void Write(Stream destination, IEnumerable<BarTable> tables)
    {
        using var text = new TextRows(destination);
        foreach (BarTable bars in tables)
        {
            for (int bar = 0; bar < bars.Count; bar++)
                Write(text, bars, bar);
        }
    }

    private static void Write(TextRows text, BarTable bars, int bar)
    {
        text.Write("{\"open_time\":"u8);
        text.Write(bars.Times[bar]);
        for (BarField field = 0; (int)field < BarFields.Count; field++)
        {
            double value = bars[field][bar];
            if (double.IsNaN(value))
                continue;
            text.Write(Keys[(int)field]);
            text.Write(value);
        }

        text.Write("}\n"u8);
    }
}
