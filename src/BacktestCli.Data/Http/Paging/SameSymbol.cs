using BacktestCli.Data.Download;

namespace BacktestCli.Data.Http.Paging;

/// <summary>An answer that names what it is about must be about what was asked for.</summary>
internal static class SameSymbol
{
    /// <summary>Makes sure of it.</summary>
    /// <exception cref="DataException">It is about another.</exception>
    public static void Demand(string asked, string? answered, string address)
    {
        if (asked != answered)
            throw UntrueAnswer.Of(address, $"it is about {answered ?? "nothing"}, and {asked} was asked for");
    }
}
