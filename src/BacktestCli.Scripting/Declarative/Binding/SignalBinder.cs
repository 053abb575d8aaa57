using BacktestCli.Core;
using BacktestCli.Scripting.Declarative.Expressions;
using BacktestCli.Scripting.Declarative.Planning;

namespace BacktestCli.Scripting.Declarative.Binding;

/// <summary>Finds out what is asked of a signal.</summary>
internal sealed class SignalBinder(Binder binder)
{
    private static readonly string Known = string.Join(", ", SignalNode.Names.Select(name => $"{SignalNode.Word}.{name}"));

    /// <summary>True where the word means the signal, and not something that the file calls so.</summary>
    public static bool Means(string name, Scope scope) =>
        name == SignalNode.Word && scope.FindParameter(name) is null && scope.FindDefinition(name) is null && !scope.IsOfOuter(name);

    /// <summary>One of its values.</summary>
    public Node? Bind(MemberSyntax syntax)
    {
        Scope scope = binder.Scope;
        scope.Mention(SignalNode.Word);
        if (scope.IsInner)
            return binder.Report(syntax, "a signal is of the run's bars, not of longer ones: write this beside the indicator's name, in a rule or an indicator of its own.");
        string member = syntax.Member.Text;
        int number = SignalNode.Names.ToList().IndexOf(member);
        if (number < 0)
        {
            scope.Problems.Add(binder.Source, syntax.Member.Start, $"there is no signal.{member}; there are {Known}.{Spelling.DidYouMean(member, SignalNode.Names)}");
            return null;
        }

        if (scope.SignalSlots is not { } first)
            return binder.Report(syntax, $"signal.{member} is known only to a strategy that asks a language model: add `signals: {{ contract: sentiment }}`.");
        scope.Hear();
        return new SignalNode(member, first + number);
    }

    /// <summary>The word alone, which is no number; null, because nothing is meant by it.</summary>
    public Node? BindAlone(NameSyntax syntax)
    {
        binder.Scope.Mention(SignalNode.Word);
        return binder.Report(syntax, $"signal is not a number; its values are {Known}.");
    }
}
