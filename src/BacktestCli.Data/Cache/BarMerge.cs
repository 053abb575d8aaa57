namespace BacktestCli.Data.Cache;

/// <summary>Two sorted tables made one: equal bars once, different bars of one time by preference.</summary>
internal sealed class BarMerge
{
    private readonly List<int> _places = [];
    private readonly BarTable _both;

    /// <summary>Merges bars into those that are there.</summary>
    /// <param name="old">What is there; taken over.</param>
    /// <param name="incoming">What comes.</param>
    /// <param name="preference">Which bar stays where two differ; none: the old, until someone decides.</param>
    public BarMerge(BarTable old, BarTable incoming, Preference preference)
    {
        _both = old;
        int there = old.Count;
        old.Append(incoming, 0, incoming.Count);
        int left = 0;
        int right = there;
        while (left < there || right < old.Count)
        {
            if (right == old.Count || (left < there && old.Times[left] < old.Times[right]))
                _places.Add(left++);
            else if (left == there || old.Times[right] < old.Times[left])
                Contribute(right++);
            else
                Settle(left++, right++, preference);
        }
    }

    /// <summary>Open times of bars that were not there before, or not like this.</summary>
    public List<long> Contributed { get; } = [];

    /// <summary>Bars that differ, old and new, for a message.</summary>
    public List<(int Old, int New)> Conflicts { get; } = [];

    /// <summary>Bars that were there already.</summary>
    public int Equal { get; private set; }

    /// <summary>True where the result is not what was there.</summary>
    public bool Changed { get; private set; }

    /// <summary>The merged bars, sorted, each time once.</summary>
    public BarTable Result() => _both.Pick([.. _places]);

    /// <summary>A conflict, for a message.</summary>
    public string Describe((int Old, int New) conflict) =>
        $"the cache has {BarRules.Describe(_both, conflict.Old)}\n    the file has  {BarRules.Describe(_both, conflict.New)}";

    private void Contribute(int place)
    {
        _places.Add(place);
        Contributed.Add(_both.Times[place]);
        Changed = true;
    }

    private void Settle(int old, int incoming, Preference preference)
    {
        if (_both.Agrees(old, _both, incoming))
        {
            Equal++;
            Changed |= _both.FillAbsent(old, _both, incoming);
            _places.Add(old);
            return;
        }

        Conflicts.Add((old, incoming));
        if (preference == Preference.New)
            Contribute(incoming);
        else
            _places.Add(old);
    }
}
