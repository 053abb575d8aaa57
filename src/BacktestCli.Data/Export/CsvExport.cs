using System.Text;

namespace BacktestCli.Data.Export;

/// <summary>Bars as CSV; what the source did not give is empty.</summary>
internal static class CsvExport
{
    public static void Write(Stream destination, IEnumerable<BarTable> tables)
    {
        using var text = new TextRows(destination);
        text.Write(Encoding.UTF8.GetBytes($"{BarFields.OpenTime},{string.Join(',', BarFields.Names)}\n"));
        foreach (BarTable bars in tables)
        {
            for (int bar = 0; bar < bars.Count; bar++)
                Write(text, bars, bar);
        }
    }

    private static void Write(TextRows text, BarTable bars, int bar)
    {
        text.Write(bars.Times[bar]);
        for (BarField field = 0; (int)field < BarFields.Count; field++)
        {
            text.Write(","u8);
            if (bars[field][bar] is var value && !double.IsNaN(value))
                text.Write(value);
        }

        text.Write("\n"u8);
    }
}
