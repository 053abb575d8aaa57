namespace BacktestCli.Signals.Json;

/// <summary>An object or list that was read from a text, and how likely it is to be meant.</summary>
internal sealed record Candidate
{
    /// <summary>Place of its first character in the text.</summary>
    public required int Start { get; init; }

    /// <summary>Place after its last character.</summary>
    public required int End { get; init; }

    /// <summary>Where its JSON starts in the output, bytes.</summary>
    public required int From { get; init; }

    /// <summary>Length of its JSON, bytes.</summary>
    public required int Length { get; init; }

    /// <summary>True inside a code fence.</summary>
    public required bool IsFenced { get; init; }

    /// <summary>True for an object.</summary>
    public required bool IsObject { get; init; }

    /// <summary>True where the text ends before the value does.</summary>
    public required bool IsTruncated { get; init; }

    /// <summary>True where closing braces of objects are all that the text lacks.</summary>
    public required bool LacksOnlyBraces { get; init; }

    /// <summary>Members of its root that have a value.</summary>
    public required int Pairs { get; init; }

    /// <summary>Items of its root.</summary>
    public required int Items { get; init; }

    /// <summary>Objects and lists among the values of its root.</summary>
    public required int Containers { get; init; }

    /// <summary>What was mended in it.</summary>
    public required RepairLog Log { get; init; }

    /// <summary>True where nothing but it stands in its text or fence.</summary>
    public bool IsAlone { get; set; }

    /// <summary>True where quotation marks are missing: what prose in brackets looks like.</summary>
    private bool IsWordy => Log[Mend.UnquotedString] > 0 || Log[Mend.UnquotedKey] > 0;

    /// <summary>
    /// 3 for an object with members, or a list of objects or in a fence; 2 for what may be prose in brackets but reads as data; 1 for an
    /// empty one; 0 for brackets that prose would have: <c>{really}</c>, <c>[1]</c>, <c>[see below]</c>, or one that is opened only.
    /// </summary>
    public int Rank
    {
        get
        {
            bool isEmpty = IsObject ? Pairs == 0 : Items == 0;
            if (isEmpty)
                return Log[Mend.Stray] == 0 && (IsAlone || (!IsTruncated && Log[Mend.MissingValue] == 0)) ? 1 : 0;
            if (IsObject)
                return IsAlone || IsFenced || !IsWordy || Pairs > 1 ? 3 : 2;
            if (IsWordy && Containers == 0)
                return IsAlone && (Items > 1 || !IsTruncated) ? 2 : 0;
            if (Containers > 0 || IsFenced)
                return 3;
            return IsAlone || Items > 1 ? 2 : 0;
        }
    }
}
