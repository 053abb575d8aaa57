namespace BacktestCli.Data;

/// <summary>Bars could not be read, trusted or stored. The message says what, where, the value, the rule and the next step.</summary>
public sealed class DataException : Exception
{
    /// <summary>A fault the user can act on.</summary>
    public DataException(string message)
        : base(message)
    {
    }

    /// <summary>A fault the user can act on, and what lies beneath it.</summary>
    public DataException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>True where a venue could not be reached at all: there is no network, or no such host.</summary>
    public bool IsUnreachable { get; init; }
}
