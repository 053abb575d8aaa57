using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Running;

/// <summary>A strategy file that asks a language model, at work: at every bar the latest signal stands where its rules find it.</summary>
internal sealed class ListeningStrategy : ISignalStrategy, IRepeatableStrategy, ITracedStrategy
{
    private readonly Blueprint _blueprint;
    private readonly SignalRule _asked;
    private readonly DeclarativeStrategy _rules;
    private readonly double[] _slots;
    private ISignalSource? _source;
    private Signal? _tagged;

    /// <param name="blueprint">What it does.</param>
    /// <param name="slots">The numbers known before the first bar; taken over.</param>
    /// <param name="interval">How long its bars are, as far as anybody knows.</param>
    public ListeningStrategy(Blueprint blueprint, double[] slots, Interval interval)
    {
        (_blueprint, _asked, _slots) = (blueprint, blueprint.Signals!, slots);
        Signals = _asked.Plan(slots);
        Forget();
        _rules = new DeclarativeStrategy(blueprint, slots, interval);
    }

    /// <inheritdoc/>
    public SignalPlan Signals { get; }

    /// <inheritdoc/>
    public int WarmUpBars => _rules.WarmUpBars;

    /// <inheritdoc/>
    public IReadOnlyList<string> TracedNames => _rules.TracedNames;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Traced => _rules.Traced;

    private Span<double> Heard => _slots.AsSpan(_asked.FirstSlot, SignalNode.Names.Count);

    /// <inheritdoc/>
    public void Begin(Interval interval) => _rules.Begin(interval);

    /// <inheritdoc/>
    public void Attach(ISignalSource source) => _source = source;

    /// <inheritdoc/>
    public ReadOnlySpan<double> Observe(in Bar bar)
    {
        _rules.Take(bar, _blueprint.ObservingStep);
        return _slots.AsSpan(_asked.ShownSlot, _asked.Shown.Count);
    }

    /// <inheritdoc/>
    public void OnBar(IStrategyContext context)
    {
        if (_source is not null)
            Listen(context, _source);
        _rules.OnBar(context);
    }

    /// <inheritdoc/>
    public void StartTracing() => _rules.StartTracing();

    /// <inheritdoc/>
    public void StartRepeating() => _rules.StartRepeating();

    /// <inheritdoc/>
    public void Repeat(IStrategyContext context) => _rules.Repeat(context);

    /// <summary>Takes in the latest signal, unless it is too old. One that nobody gave is no opinion: score and confidence 0, and no level.</summary>
    private void Listen(IStrategyContext context, ISignalSource source)
    {
        if (source.Latest(context) is not { } signal || !(AgeOf(signal, context) is var age && age >= 0 && age < Signals.ValidFor))
        {
            Forget();
            Tag(null);
            return;
        }

        bool isOpinion = !signal.Origin.IsAbstained;
        (double score, double confidence) = isOpinion ? (signal.Score, signal.Confidence) : (0, 0);
        ReadOnlySpan<double> values =
        [
            score, double.IsNaN(score) ? double.NaN : Math.Sign(score), confidence,
            Level(signal.Entry), Level(signal.StopLoss), Level(signal.TakeProfit), Level(signal.Share), age,
        ];
        values.CopyTo(Heard);
        Tag(isOpinion ? signal : null);

        double Level(double? level) => isOpinion ? level ?? double.NaN : double.NaN;
    }

    /// <summary>Bars since the one that the signal is of, those that are missing counted too; below 0 where it is of the future.</summary>
    private static double AgeOf(Signal signal, IStrategyContext context)
    {
        double since = context.Time - signal.Time;
        return since < 0 ? -1 : Math.Round(since / (context.Time - context.Bar.OpenTime));
    }

    private void Forget() => Heard.Fill(double.NaN);

    /// <summary>A file that has no tag of its own gives the model's reason.</summary>
    private void Tag(Signal? signal)
    {
        if (_blueprint.Rules.Tag is not null || ReferenceEquals(signal, _tagged))
            return;
        _tagged = signal;
        _rules.Tag = signal?.ToTag();
    }
}
