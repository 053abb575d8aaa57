namespace BacktestCli.Signals.Asking;
internal static class SignalCombiner { public static Core.Strategies.Signal Combine(Core.Strategies.SignalCombination c, IReadOnlyList<Core.Strategies.Signal> s) => c == 0 ? s[0] : s[^1]; }
