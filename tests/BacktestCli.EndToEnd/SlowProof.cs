namespace BacktestCli.EndToEnd;

/// <summary>Proofs that take minutes run where BACKTEST_SLOW_PROOFS is 1, as in continuous integration.</summary>
internal static class SlowProof
{
    public static void OrSkip() => Assert.SkipUnless(
        Environment.GetEnvironmentVariable("BACKTEST_SLOW_PROOFS") == "1", "a proof that takes minutes: set BACKTEST_SLOW_PROOFS=1 to run it");
}
