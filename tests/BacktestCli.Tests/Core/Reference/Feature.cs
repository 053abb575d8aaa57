namespace BacktestCli.Tests.Core.Reference;

/// <summary>What a drawn scenario may hold beside market orders with brackets, on spot, without cost.</summary>
[Flags]
internal enum Feature
{
    None = 0,
    Waiting = 1 << 0,
    Trails = 1 << 1,
    Terms = 1 << 2,
    Pairs = 1 << 3,
    Changes = 1 << 4,
    Sizes = 1 << 5,
    Reduces = 1 << 6,
    Costs = 1 << 7,
    Rules = 1 << 8,
    Volume = 1 << 9,
    Perp = 1 << 10,
    Leverage = 1 << 11,
    Cross = 1 << 12,
    Borrow = 1 << 13,
    Funding = 1 << 14,
    Protections = 1 << 15,
    Several = 1 << 16,
    Venues = 1 << 17,
    Path = 1 << 18,
    CloseFill = 1 << 19,
    Gaps = 1 << 20,
    All = (1 << 21) - 1,
}
