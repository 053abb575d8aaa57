namespace BacktestCli.Data.Parquet.Pages;

/// <summary>A column as a caller hands it over, checked: the values that are present, close together, and where they belong.</summary>
internal readonly ref struct ColumnInput<T>
    where T : notnull
{
    public ColumnInput(ParquetColumn column, int rows, ReadOnlySpan<T> values, ReadOnlySpan<bool> present)
    {
        if (values.Length != rows || (!present.IsEmpty && present.Length != rows))
        {
            throw new ArgumentException(
                $"Column '{column.Name}' was given {values.Length} values and {present.Length} marks for {rows} rows.", nameof(values));
        }

        int count = present.IsEmpty ? rows : present.Count(true);
        if (count < rows && !column.Optional)
            throw new ArgumentException($"Column '{column.Name}' is required, and lacks {rows - count} values.", nameof(present));

        Values = count == rows ? values : Gather(values, present, count);
        Present = present.IsEmpty && column.Optional ? Enumerable.Repeat(true, rows).ToArray() : present;
        foreach (T value in Values)
        {
            if (value is null)
                throw new ArgumentException($"Column '{column.Name}' was given null for a value that is present.", nameof(values));
        }
    }

    /// <summary>The values that are present.</summary>
    public ReadOnlySpan<T> Values { get; }

    /// <summary>Which rows have one.</summary>
    public ReadOnlySpan<bool> Present { get; }

    private static T[] Gather(ReadOnlySpan<T> values, ReadOnlySpan<bool> present, int count)
    {
        T[] gathered = new T[count];
        for (int i = 0, next = 0; i < values.Length; i++)
        {
            if (present[i])
                gathered[next++] = values[i];
        }

        return gathered;
    }
}
