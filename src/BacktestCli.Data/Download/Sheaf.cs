using BacktestCli.Data.Cache;

namespace BacktestCli.Data.Download;

/// <summary>What is put into the cache at once.</summary>
/// <typeparam name="TTable">What its rows are held in.</typeparam>
/// <param name="Table">Rows, sorted, each time once.</param>
/// <param name="Sources">Who answered for what; every row lies in a stretch of one of them.</param>
/// <param name="Absences">Stretches in which they have nothing.</param>
internal sealed record Sheaf<TTable>(TTable Table, IReadOnlyList<FetchedFrom> Sources, IReadOnlyList<Absence> Absences);
