using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Binding;

/// <summary>An expression with a name.</summary>
internal sealed class Definition(YamlScalar key, SourceText source, Syntax syntax)
{
    private Node? _node;

    public string Name => key.Value;

    /// <summary>The name where it is declared.</summary>
    public YamlScalar Key => key;

    public SourceText Source => source;

    public Syntax Syntax => syntax;

    /// <summary>The bars it is computed on; null: the run's.</summary>
    public LongerInterval? On { get; init; }

    public BindingState State { get; private set; }

    /// <summary>What it means; null where it is wrong, which is reported once.</summary>
    public Node? Bind(Scope scope)
    {
        if (State == BindingState.Bound)
            return _node;
        State = BindingState.Binding;
        scope.Chain.Add(Name);
        _node = On is { } on ? LongerBinder.Bind(this, on, scope) : new Binder(scope, source).Bind(syntax);
        scope.Chain.RemoveAt(scope.Chain.Count - 1);
        State = BindingState.Bound;
        return _node;
    }
}

/// <summary>The bars that a definition asks for, and where it says so.</summary>
internal sealed record LongerInterval(Interval Interval, SourceText Source);

/// <summary>How far the meaning of a definition is known.</summary>
internal enum BindingState
{
    /// <summary>Nobody has asked.</summary>
    Unbound,

    /// <summary>It is being found out; whoever asks now asks in a circle.</summary>
    Binding,

    /// <summary>It is known, or known to be wrong.</summary>
    Bound,
}
