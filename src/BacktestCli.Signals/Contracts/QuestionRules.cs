using BacktestCli.Core.Market;

namespace BacktestCli.Signals.Contracts;

/// <summary>
/// What must hold of every question, whoever makes it. A question that breaks a rule is a fault of this program, not of its user.
/// </summary>
internal static class QuestionRules
{
    /// <exception cref="ArgumentException">The question knows the future, or is not one that the contract can put.</exception>
    public static void Hold(Contract contract, SignalQuestion question)
    {
        int most = contract.DependsOnAccount ? int.MaxValue : 1;
        int count = question.Instruments.Count;
        Require(count >= 1 && count <= most, $"a question of {contract.Name} is about {count} instruments.");
        Require(!contract.DependsOnAccount || question.Account is not null, $"a question of {contract.Name} does not say what is held.");
        foreach (InstrumentWindow window in question.Instruments)
        {
            Require(window.Bars.Count > 0, $"{window.Instrument} has no bar.");
            Require(window.Values.All(values => values.Values.Count == window.Bars.Count), $"a value of {window.Instrument} is not there once a bar.");
            HoldInTime(window, question.Time);
        }
    }

    private static void HoldInTime(InstrumentWindow window, long time)
    {
        long before = long.MinValue;
        foreach (Bar bar in window.Bars)
        {
            Require(bar.OpenTime > before, $"the bars of {window.Instrument} are out of order.");
            before = bar.OpenTime;
        }

        long last = window.CloseOf(window.Bars[^1]);
        Require(last <= time, $"a question of {UtcTime.Format(time)} holds a bar of {window.Instrument} that closes at {UtcTime.Format(last)}.");
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
            throw new ArgumentException($"A question must not be put: {fault}");
    }
}
