namespace BacktestCli.Core.Trading;

/// <summary>Prices or cash are beyond what the ledger can add up exactly: the data or the options are to blame, and there is no result.</summary>
public sealed class LedgerException(string message, Exception innerException) : Exception(message, innerException);
