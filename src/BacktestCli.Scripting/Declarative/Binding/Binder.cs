using BacktestCli.Core;
using BacktestCli.Core.Indicators;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Binding;

/// <summary>
/// Finds out what an expression means: names, types, steps. A part that is wrong is reported and is null, and nothing more is said of what
/// holds it.
/// </summary>
internal sealed class Binder(Scope scope, SourceText source)
{
    private const int MostNodes = 500;
    private const int DeepestNesting = 250;

    public Scope Scope => scope;

    public SourceText Source => source;

    /// <summary>What <paramref name="syntax"/> means, whatever its type.</summary>
    public Node? Bind(Syntax syntax)
    {
        if (scope.Depth >= DeepestNesting)
            return Report(syntax, "this is nested too deeply once names are replaced by what they stand for.");
        scope.Depth++;
        Node? node = Resolve(syntax);
        scope.Depth--;
        if (node?.Weight > MostNodes)
            return Report(syntax, $"this comes to more than {MostNodes} operations once names are replaced by what they stand for.");
        return node;
    }

    /// <summary>What it means, where it is of the type that <paramref name="user"/> needs.</summary>
    public Node? Bind(Syntax syntax, ResultType needed, string user)
    {
        Node? node = Bind(syntax);
        if (node is null || node.Type == needed)
            return node;
        string text = TextOf(syntax);
        return needed == ResultType.Condition
            ? Report(syntax, $"{user} needs a condition, and `{text}` is a number. Compare it with something, as in {text} > 0.")
            : Report(syntax, $"{user} needs a number, and `{text}` is a condition.");
    }

    /// <summary>What an operator or function means for its operands.</summary>
    public Node? BindOperation(Operator operation, Syntax whole, IReadOnlyList<Syntax> syntaxes)
    {
        Node?[] operands = [.. syntaxes.Select(operand => Bind(operand, operation.Takes, $"`{operation.Text}`"))];
        if (operands.Contains(null))
            return null;
        return operation.IsCrossing ? new MemoryBinder(this).Bind(operation, whole, operands!) : new OperationNode(operation, operands!);
    }

    public Node? Report(Syntax syntax, string message)
    {
        scope.Problems.Add(source, syntax.Start, message);
        return null;
    }

    public string TextOf(Syntax syntax) =>
        string.Join(' ', source.Text[syntax.Start..syntax.End].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private Node? Resolve(Syntax syntax) => syntax switch
    {
        NumberSyntax number => new NumberNode(number.Value),
        SwitchSyntax given => new SwitchNode(given.Value),
        NameSyntax name => BindName(name),
        UnarySyntax unary => BindOperation(unary.Operator, unary, [unary.Operand]),
        BinarySyntax binary => BindOperation(binary.Operator, binary, [binary.Left, binary.Right]),
        CallSyntax call => new CallBinder(this).Bind(call),
        MemberSyntax member => BindMember(member),
        LookBackSyntax lookBack => new MemoryBinder(this).Bind(lookBack),
        BrokenSyntax broken => BindParts(broken),
        _ => null,
    };

    /// <summary>Means nothing, but its parts may have mistakes of their own.</summary>
    private Node? BindParts(BrokenSyntax broken)
    {
        foreach (Syntax part in broken.Parts)
            Bind(part);
        return null;
    }

    private Node? BindName(NameSyntax syntax)
    {
        string name = syntax.Name;
        if (BarNode.All.TryGetValue(name, out BarNode? column))
            return column;
        if (PositionNode.All.TryGetValue(name, out PositionNode? ofPosition))
            return ofPosition;
        if (scope.FindParameter(name) is { } parameter)
        {
            scope.Mention(name);
            return parameter.Node;
        }

        if (scope.FindDefinition(name) is { } definition)
            return BindDefinition(definition, syntax);
        if (scope.IsOfOuter(name))
        {
            scope.Mention(name);
            return Report(syntax, $"{name} is another indicator: what is computed on longer bars is made of columns and parameters. Write its expression here.");
        }

        if (scope.SignalSlots is not null && SignalBinder.Means(name, scope))
            return new SignalBinder(this).BindAlone(syntax);
        if (IndicatorCatalog.Find(name) is { } entry)
            return Report(syntax, $"{name} is an indicator and takes parentheses: {entry.Example}.");
        if (Spelling.Nearest(name, scope.Names) is { } nearest)
            scope.Mention(nearest);
        return Report(syntax, $"nothing is called {name}.{Spelling.DidYouMean(name, scope.Names)}");
    }

    private Node? BindDefinition(Definition definition, NameSyntax use)
    {
        scope.Mention(definition.Name);
        if (definition.State == BindingState.Binding)
            return Report(use, $"{definition.Name} depends on itself: {string.Join(" → ", scope.Chain)} → {definition.Name}. Break the circle.");
        Node? node = definition.Bind(scope);
        if (scope.Hears(definition.Name))
            scope.Hear();
        return node;
    }

    private Node? BindMember(MemberSyntax syntax)
    {
        if (syntax.Target is NameSyntax { Name: { } word } && SignalBinder.Means(word, scope))
            return new SignalBinder(this).Bind(syntax);
        if (Bind(syntax.Target) is not { } target)
            return null;
        OutputNode? value = target as OutputNode;
        IndicatorStep? step = value?.Step as IndicatorStep ?? (value is null ? null : LongerBinder.IndicatorOf(value));
        if (step is null)
            return Report(syntax, $"`{TextOf(syntax.Target)}` is not an indicator and has no outputs.");
        string[] outputs = [.. step.Entry.Outputs.Select(output => output.Name)];
        int number = Array.IndexOf(outputs, syntax.Member.Text);
        if (number >= 0)
            return value!.Step is LongerStep longer ? longer.Hold(step.Output(number, longer.Inner)) : step.Output(number, scope.Plan);
        string known = $"it has {string.Join(", ", outputs)}.{Spelling.DidYouMean(syntax.Member.Text, outputs)}";
        scope.Problems.Add(source, syntax.Member.Start, $"{step.Entry.Name} has no output {syntax.Member.Text}; {known}");
        return null;
    }
}
