using FsCheck;

namespace BacktestCli.Tests;

/// <summary>How a law is checked: on random cases, silently while it holds. Where it does not, the message ends with the seed to replay.</summary>
internal static class Law
{
    /// <summary>Checks a law on <paramref name="cases"/> random cases, the last as large as <paramref name="largest"/> makes them.</summary>
    public static void Holds(this Property law, int cases = 100, int largest = 100) =>
        law.Check(Config.QuickThrowOnFailure.WithMaxTest(cases).WithEndSize(largest).WithQuietOnSuccess(true));
}
