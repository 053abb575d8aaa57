using System.CommandLine;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;
using BacktestCli.Handlers;
using BacktestCli.Handlers.Replay;

namespace BacktestCli.Commands;

/// <summary><c>backtest run</c>.</summary>
internal sealed class RunCommand : ExampleCommand
{
    private static readonly Choices<FillModel> Fills = new() { ["next-open"] = FillModel.NextOpen, ["close"] = FillModel.Close };

    private static readonly Choices<IntrabarModel> Paths = new() { ["pessimistic"] = IntrabarModel.Pessimistic, ["path"] = IntrabarModel.Path };

    private static readonly Choices<EquityDetail> Details = new()
    {
        ["daily"] = EquityDetail.Daily,
        ["full"] = EquityDetail.Full,
        ["none"] = EquityDetail.None,
    };

    private static readonly Choices<GapPolicy> Gaps = new() { ["warn"] = GapPolicy.Warn, ["error"] = GapPolicy.Error, ["flat"] = GapPolicy.Flat };

    private readonly Option<string> _strategy = new("--strategy", "-s")
    {
        Description = "Name (looked up in ./strategies, then built in) or path of a .yaml, .cs or .dll file.",
        Required = true,
    };

    private readonly Option<string[]> _param = new("--param", "-p") { Description = "Sets a parameter, key=value; repeatable.", HelpName = "KEY=VALUE" };

    private readonly RunDataOptions _data = new();

    private readonly AccountOptions _account = new();

    private readonly CostOptions _costs = new();

    private readonly SignalOptions _signals = new(SignalUse.Run);

    private readonly Option<string> _onGap = Default("--on-gap", "warn", "Missing bars: warn, error (refuse to run) or flat (repeat the close).");

    private readonly Option<string> _fill = Default("--fill", "next-open", "When market orders fill: next-open or close (close marks the report).");

    private readonly Option<string> _intrabar = Default("--intrabar", "pessimistic", "Stop and target in one bar: pessimistic (the stop) or path.");

    private readonly Option<string?> _benchmark = new("--benchmark")
    {
        Description = "A cached instrument to hold the run against: ETHUSDT, binance:perp:ETHUSDT, 'okx spot ETH-USDT'.",
        HelpName = "SYMBOL",
    };

    private readonly Option<bool> _keepOpen = new("--keep-open") { Description = "Leave the last position open instead of closing it at the last close." };

    private readonly Option<string> _equity = Default("--equity", "daily", "Equity points in the report: daily, full (every bar) or none.");

    private readonly Option<string> _out = Default("--out", "runs", "Folder under which the report's folder is made.");

    private readonly Option<string?> _name = new("--name") { Description = "Name of the report's folder (default: made from the inputs)." };

    private readonly Option<string[]> _format = Default<string[]>("--format", ["json"], "Report formats, comma-separated: json, html, csv.");

    private readonly VerdictOptions _verdict = new();

    private readonly Option<bool> _timings = new("--timings") { Description = "One JSON line on stderr: how long each part took." };

    private readonly Option<bool> _offline = new("--offline") { Description = "Use only what is cached; never the network (also BACKTEST_OFFLINE=1)." };

    private readonly Option<bool> _strict = new("--strict") { Description = "Refuse to run on anything assumed: gaps, missing funding, fees or margins nobody named, the sample in place of bars." };

    private readonly Option<bool> _noFunding = new("--no-funding") { Description = "Perpetuals: charge no funding." };

    private readonly SourceChoiceOptions _source = new();

    public RunCommand()
        : base(
            "run",
            "Back-test one strategy over one instrument, or over several that share a portfolio.",
            "backtest run --strategy rsi-volume",
            "backtest run -s sma-cross -p fast_period=10 --market perp --symbol BTCUSDT,ETHUSDT --interval 1h --from 2024-01-01 --to 2024-03-01 --leverage 2 --protect max-drawdown:50%")
    {
        _onGap.AcceptOnlyFromAmong([.. Gaps.Keys]);
        _fill.AcceptOnlyFromAmong([.. Fills.Keys]);
        _intrabar.AcceptOnlyFromAmong([.. Paths.Keys]);
        _equity.AcceptOnlyFromAmong([.. Details.Keys]);
        Options.Add(_strategy);
        Options.Add(_param);
        _data.AddTo(this);
        _account.AddTo(this);
        _costs.AddTo(this);
        foreach (Option option in new Option[]
                 {
                     _onGap, _fill, _intrabar, _benchmark, _keepOpen, _equity,
                     _out, _name, _format, _timings, _offline, _strict, _noFunding,
                 })
            Options.Add(option);
        _verdict.AddTo(this);
        _source.AddTo(this);
        _signals.AddTo(this);
    }

    public RunOptions Bind(ParseResult result) => new()
    {
        Strategy = result.GetRequiredValue(_strategy),
        Parameters = result.GetValue(_param) ?? [],
        Data = _data.Bind(result),
        OnGap = Gaps[result.GetRequiredValue(_onGap)],
        Account = _account.Bind(result),
        Costs = _costs.Bind(result),
        Fill = Fills[result.GetRequiredValue(_fill)],
        Intrabar = Paths[result.GetRequiredValue(_intrabar)],
        Benchmark = result.GetValue(_benchmark),
        KeepOpen = result.GetValue(_keepOpen),
        Equity = Details[result.GetRequiredValue(_equity)],
        Out = result.GetRequiredValue(_out),
        Name = result.GetValue(_name),
        Formats = [.. result.GetRequiredValue(_format).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries))],
        Verdict = _verdict.Bind(result),
        Timings = result.GetValue(_timings),
        Offline = result.GetValue(_offline),
        Strict = result.GetValue(_strict),
        NoFunding = result.GetValue(_noFunding),
        Source = _source.Bind(result),
        Signals = _signals.Bind(result),
        Typed = LockedOptions.Of(result, Options),
    };

    /// <summary>Reads options from words, without a configuration and an environment.</summary>
    /// <exception cref="UsageException">A word makes no sense.</exception>
    public static RunOptions Read(IReadOnlyList<string> words)
    {
        RunCommand command = new();
        ParseResult result = command.Parse(words);
        UsageException.ThrowIfAny(result.Errors.Select(error => error.Message));
        return command.Bind(result);
    }

    private static Option<T> Default<T>(string name, T value, string description) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };
}
