using System.CommandLine;
using BacktestCli.Handlers;

namespace BacktestCli.Commands;

/// <summary><c>backtest indicators compute</c>.</summary>
internal sealed class IndicatorsComputeCommand : ExampleCommand
{
    private readonly Argument<string[]> _expressions = new("EXPRESSION")
    {
        Description = "What to compute, as in strategy files: 'rsi(14)' 'close / sma(20) - 1'. A call alone gives all its values.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly DataChoiceOptions _data = new();

    private readonly Option<string?> _out = new("--out") { Description = "The CSV file to write (default: stdout).", HelpName = "FILE" };

    public IndicatorsComputeCommand()
        : base(
            "compute",
            "Write the values of indicators at every bar as CSV; empty until they are warm.",
            "backtest indicators compute --data sample 'rsi(14)' 'macd(12, 26, 9)' --out values.csv",
            "backtest indicators compute --data bars.csv 'close / sma(volume, 20)' --from 2024-02-01 --to 2024-02-02")
    {
        Arguments.Add(_expressions);
        _data.AddTo(this);
        Options.Add(_out);
    }

    public IndicatorsComputeOptions Bind(ParseResult result) =>
        new(result.GetRequiredValue(_expressions), _data.Bind(result), result.GetValue(_out));
}
