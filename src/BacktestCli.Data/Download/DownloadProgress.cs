namespace BacktestCli.Data.Download;

/// <summary>How far a dataset is. Reported after every piece, from any thread.</summary>
/// <param name="Dataset">Which.</param>
/// <param name="PagesDone">Pieces fetched.</param>
/// <param name="Pages">Pieces in all, as far as is known now.</param>
/// <param name="Rows">Bars or rows fetched so far.</param>
/// <param name="Bytes">Bytes that came over the wire.</param>
/// <param name="Waiting">How long requests have waited for the venue's limit so far, all datasets together.</param>
/// <param name="Note">What happened, in words, such as a long wait; null: only numbers.</param>
public sealed record DownloadProgress(
    PlannedDataset Dataset, long PagesDone, long Pages, long Rows, long Bytes, TimeSpan Waiting, string? Note = null)
{
    /// <summary>True where the note is for those who look closely, such as a retry.</summary>
    public bool IsDetail { get; init; }
}
