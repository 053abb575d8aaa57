using BacktestCli.Scripting.Declarative.Expressions;

namespace BacktestCli.Scripting.Declarative;

/// <summary>The mistakes of one file as they are found.</summary>
internal sealed class ProblemList(string file)
{
    private readonly List<Problem> _found = [];

    public int Count => _found.Count;

    public void Add(int line, int column, string message) => _found.Add(new Problem(file, line, column, message));

    /// <summary>A mistake at one character of an expression.</summary>
    public void Add(SourceText source, int offset, string message)
    {
        (int line, int column) = source.Locate(offset);
        Add(line, column, message);
    }

    /// <summary>A place as a message names it: <c>file:line:column</c>.</summary>
    public string Place(SourceText source, int offset)
    {
        (int line, int column) = source.Locate(offset);
        return $"{file}:{line}:{column}";
    }

    /// <summary>In the order in which a reader of the file meets them; what is said twice of one place is said once.</summary>
    public IReadOnlyList<Problem> InOrder() =>
        _found.Count == 0 ? [] : [.. _found.OrderBy(problem => problem.Line).ThenBy(problem => problem.Column).Distinct()];
}
