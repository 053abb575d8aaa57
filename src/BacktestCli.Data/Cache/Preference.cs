namespace BacktestCli.Data.Cache;

/// <summary>Which bar stays where the cache holds another of the same time.</summary>
public enum Preference
{
    /// <summary>Neither: it is an error.</summary>
    None,

    /// <summary>The new one.</summary>
    New,

    /// <summary>The one that is there.</summary>
    Old,
}
