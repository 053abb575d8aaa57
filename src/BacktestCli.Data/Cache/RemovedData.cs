namespace BacktestCli.Data.Cache;

/// <summary>What a removal took away, or would take.</summary>
/// <param name="Dataset">Of which dataset.</param>
/// <param name="Rows">Bars or rows.</param>
/// <param name="Bytes">By how much the files shrink.</param>
/// <param name="Range">From the first row of the dataset that goes to the end of the last; null where only what is known of absences goes.</param>
public sealed record RemovedData(DatasetName Dataset, long Rows, long Bytes, TimeRange? Range);
