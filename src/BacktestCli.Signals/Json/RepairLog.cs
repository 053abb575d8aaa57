namespace BacktestCli.Signals.Json;

/// <summary>What was mended, each kind once with its count, in the order in which each was first met.</summary>
internal sealed class RepairLog
{
    private static readonly int Kinds = Enum.GetValues<Mend>().Length;

    private readonly int[] _counts = new int[Kinds];
    private readonly List<Mend> _order = [];

    /// <summary>Counts a repair.</summary>
    public void Note(Mend mend, int times = 1)
    {
        if (_counts[(int)mend] == 0)
            _order.Add(mend);
        _counts[(int)mend] += times;
    }

    /// <summary>Takes over the repairs of another log, after its own.</summary>
    public void Add(RepairLog other)
    {
        foreach (Mend mend in other._order)
            Note(mend, other._counts[(int)mend]);
    }

    /// <summary>How often a kind was met.</summary>
    public int this[Mend mend] => _counts[(int)mend];

    /// <summary>The repairs in words: <c>added a missing comma (3)</c>.</summary>
    public IReadOnlyList<string> Describe() =>
        [.. _order.Select(mend => mend == Mend.LastOfSeveral
            ? $"took the last of {_counts[(int)mend]} values"
            : Words(mend) + (_counts[(int)mend] > 1 ? $" ({_counts[(int)mend]})" : ""))];

    private static string Words(Mend mend) => mend switch
    {
        Mend.Reasoning => "dropped the reasoning before the answer",
        Mend.Fence => "took the value out of a code fence",
        Mend.Prose => "dropped the text around the value",
        Mend.Unwrapped => "took the value out of another that holds nothing else",
        Mend.StringOfJson => "took the value out of an escaped string",
        Mend.OddSpace => "replaced a character that is no space in JSON",
        Mend.FullWidth => "replaced a full-width character",
        Mend.Comment => "dropped a comment",
        Mend.Ellipsis => "dropped an ellipsis",
        Mend.Quotes => "replaced quotation marks",
        Mend.UnquotedKey => "put a key in quotation marks",
        Mend.UnquotedString => "put a string in quotation marks",
        Mend.MissingQuote => "added a missing quotation mark",
        Mend.InnerQuote => "escaped a quotation mark in a string",
        Mend.ControlCharacter => "escaped a control character in a string",
        Mend.BadEscape => "corrected an escape that JSON does not know",
        Mend.BrokenCharacter => "replaced half a character",
        Mend.Joined => "joined strings",
        Mend.Call => "took a value out of a call",
        _ => Structure(mend),
    };

    private static string Structure(Mend mend) => mend switch
    {
        Mend.Literal => "spelled a literal as JSON does",
        Mend.NotANumber => "replaced a number that is none by null",
        Mend.NumberForm => "wrote a number as JSON does",
        Mend.MissingComma => "added a missing comma",
        Mend.ExtraComma => "dropped an extra comma",
        Mend.OddSeparator => "replaced a separator",
        Mend.MissingColon => "added a missing colon",
        Mend.MissingValue => "wrote null for a missing value",
        Mend.MissingKey => "dropped a value without a key",
        Mend.MissingCloser => "added a missing bracket",
        Mend.WrongCloser => "replaced a wrong bracket",
        Mend.Tuple => "made a list of round brackets",
        Mend.Stray => "dropped a stray character",
        Mend.RepeatedKey => "kept the last value of a repeated key",
        Mend.CutString => "closed a truncated string",
        Mend.CutNumber => "completed a truncated number",
        Mend.CutLiteral => "completed a truncated literal",
        Mend.CutKey => "dropped a truncated key",
        Mend.CutContainer => "closed a truncated object or list",
        Mend.NumericString => "read a number that was a string",
        Mend.Percentage => "read a percentage as a fraction",
        Mend.PercentSign => "read a percentage as a number in percent",
        Mend.Separators => "read a number with separators",
        _ => throw new ArgumentOutOfRangeException(nameof(mend), mend, "a repair without words"),
    };
}
