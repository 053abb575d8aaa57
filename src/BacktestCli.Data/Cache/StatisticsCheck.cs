using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Cache;

/// <summary>Holds a file's own statistics, which decide what a reader passes over, against its values.</summary>
internal sealed class StatisticsCheck(ParquetReader reader, TableFile form, TimeTable rows)
{
    /// <summary>Every statistic that is missing or wrong.</summary>
    public IEnumerable<string> Run()
    {
        int start = 0;
        for (int group = 0; group < reader.RowGroups.Count; group++)
        {
            int count = reader.RowGroups[group].Rows;
            foreach (string column in Wrong(group, start, count))
                yield return $"the statistics of column '{column}' in row group {group} are not those of its values";
            start += count;
        }
    }

    private IEnumerable<string> Wrong(int group, int start, int count)
    {
        ParquetStatistics times = Of(group, form.TimeName);
        if (times.MinInt64 != rows.RowTimes[start] || times.MaxInt64 != rows.RowTimes[start + count - 1])
            yield return form.TimeName;
        foreach ((int column, string name) in form.Names.Index())
        {
            if (!Agrees(Of(group, name), rows.Column(column).Slice(start, count)))
                yield return name;
        }
    }

    private ParquetStatistics Of(int group, string name) => reader.RowGroups[group].Statistics(TableFile.Column(reader, name));

    private static bool Agrees(ParquetStatistics said, ReadOnlySpan<double> values)
    {
        (double least, double most, int absent) = (double.PositiveInfinity, double.NegativeInfinity, 0);
        foreach (double value in values)
        {
            absent += double.IsNaN(value) ? 1 : 0;
            least = value < least ? value : least;
            most = value > most ? value : most;
        }

        bool countAgrees = (said.NullCount ?? 0) == absent;
        bool boundsAgree = absent == values.Length || ((said.MinDouble ?? said.MinInt64) <= least
            && (said.MaxDouble ?? said.MaxInt64) >= most);
        return countAgrees && boundsAgree;
    }
}
