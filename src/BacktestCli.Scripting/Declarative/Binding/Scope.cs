using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Binding;

/// <summary>The names that a file's expressions can use, and who has used them.</summary>
/// <param name="problems">Where mistakes go.</param>
/// <param name="plan">Where what remembers earlier bars goes.</param>
/// <param name="outer">Whose parameters can be used too; null: there are no others.</param>
internal sealed class Scope(ProblemList problems, Plan plan, Scope? outer = null)
{
    private readonly Dictionary<Interval, (LongerStep Step, Scope Scope)> _longer = [];
    private readonly Dictionary<string, DeclaredParameter> _parameters = [];
    private readonly Dictionary<string, Definition> _definitions = [];
    private readonly HashSet<string> _mentioned = [];
    private readonly HashSet<string> _hearing = [];

    public ProblemList Problems => problems;

    public Plan Plan => plan;

    public IReadOnlyCollection<DeclaredParameter> Parameters => _parameters.Values;

    public IReadOnlyCollection<Definition> Definitions => _definitions.Values;

    /// <summary>The names that are being bound, each because of the one before.</summary>
    public List<string> Chain { get; } = [];

    /// <summary>How deep the expression is that is being bound.</summary>
    public int Depth { get; set; }

    /// <summary>First of the slots that hold the latest signal; null where the file asks for none.</summary>
    public int? SignalSlots { get; private set; }

    /// <summary>True where an expression uses what a signal says.</summary>
    public bool IsListening { get; private set; }

    /// <summary>True for the names of longer bars.</summary>
    public bool IsInner => outer is not null;

    /// <summary>Every name that can stand in an expression.</summary>
    public IEnumerable<string> Names => outer is null
        ? [.. BarNode.All.Keys, .. PositionNode.All.Keys, .. _parameters.Keys, .. _definitions.Keys]
        : [.. BarNode.All.Keys, .. outer._parameters.Keys];

    public void Add(DeclaredParameter parameter) => _parameters.TryAdd(parameter.Declaration.Name, parameter);

    public void Add(Definition definition) => _definitions.TryAdd(definition.Name, definition);

    /// <summary>The file asks for signals: their values are words from now on.</summary>
    public void TakeSignals() => SignalSlots = plan.ReserveSlots(SignalNode.Names.Count);

    /// <summary>Notes that what is being bound depends on what a signal says.</summary>
    public void Hear()
    {
        IsListening = true;
        _hearing.UnionWith(Chain);
    }

    /// <summary>True for an indicator that depends on what a signal says.</summary>
    public bool Hears(string name) => _hearing.Contains(name);

    /// <summary>Notes that a name is used, or that a misspelt one probably meant it.</summary>
    public void Mention(string name) => (outer ?? this)._mentioned.Add(name);

    /// <summary>What is done on longer bars, and the names that can be used there.</summary>
    public (LongerStep Step, Scope Scope) On(LongerInterval on)
    {
        if (_longer.TryGetValue(on.Interval, out (LongerStep, Scope) known))
            return known;
        string place = problems.Place(on.Source, 0);
        LongerStep step = (LongerStep)plan.Share($"@{on.Interval}", index => new LongerStep(index, on.Interval, plan, place));
        return _longer[on.Interval] = (step, new Scope(problems, step.Inner, this));
    }

    /// <summary>Reads an expression. What is said in one that cannot be read counts as mentioned.</summary>
    public Syntax Parse(SourceText source)
    {
        int before = problems.Count;
        Syntax syntax = ExpressionParser.Parse(source, problems);
        if (problems.Count > before)
            Lexer.Cut(source, new ProblemList("")).ForEach(token => Mention(token.Text));
        return syntax;
    }

    /// <summary>What the slots hold before the first bar where every parameter has its default.</summary>
    public double[] DefaultSlots()
    {
        double[] slots = new double[plan.Slots];
        foreach (DeclaredParameter parameter in _parameters.Values)
            slots[parameter.Slot] = parameter.Declaration.Default;
        return slots;
    }

    public bool IsMentioned(string name) => _mentioned.Contains(name);

    public DeclaredParameter? FindParameter(string name) => (outer ?? this)._parameters.GetValueOrDefault(name);

    /// <summary>True for a name that has a meaning on the run's bars and none here.</summary>
    public bool IsOfOuter(string name) => outer?.FindDefinition(name) is not null;

    public Definition? FindDefinition(string name) => _definitions.GetValueOrDefault(name);
}
