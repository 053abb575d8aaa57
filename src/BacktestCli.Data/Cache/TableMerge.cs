namespace BacktestCli.Data.Cache;

/// <summary>Two sorted tables made one: equal rows once, different rows of one time by preference.</summary>
internal sealed class TableMerge
{
    private readonly List<int> _places = [];
    private readonly TimeTable _both;

    /// <summary>Merges rows into those that are there.</summary>
    /// <param name="old">What is there; taken over.</param>
    /// <param name="incoming">The table in which it comes.</param>
    /// <param name="start">Its first row that is to be merged.</param>
    /// <param name="count">How many are.</param>
    /// <param name="preference">Which row stays where two differ; none: the old, until someone decides.</param>
    public TableMerge(TimeTable old, TimeTable incoming, int start, int count, Preference preference)
    {
        _both = old;
        int there = old.Count;
        old.AppendRows(incoming, start, count);
        _places.EnsureCapacity(old.Count);
        ReadOnlySpan<long> times = old.RowTimes;
        int left = 0;
        int right = there;
        while (left < there || right < times.Length)
        {
            if (right == times.Length || (left < there && times[left] < times[right]))
                _places.Add(left++);
            else if (left == there || times[right] < times[left])
                Contribute(right++);
            else
                Settle(left++, right++, preference);
        }
    }

    /// <summary>Times of rows that were not there before, or not like this.</summary>
    public List<long> Contributed { get; } = [];

    /// <summary>Rows that differ, old and new, for a message.</summary>
    public List<(int Old, int New)> Conflicts { get; } = [];

    /// <summary>Rows that were there already.</summary>
    public int Equal { get; private set; }

    /// <summary>True where the result is not what was there.</summary>
    public bool Changed { get; private set; }

    /// <summary>The merged rows, sorted, each time once.</summary>
    public TimeTable Result() => IsInOrder() ? _both : _both.PickRows([.. _places]);

    /// <summary>A conflict, for a message.</summary>
    public string Describe((int Old, int New) conflict, TableFile form, string giver) =>
        $"the cache has {form.Describe(_both, conflict.Old)}\n    {giver} {form.Describe(_both, conflict.New)}";

    private bool IsInOrder()
    {
        for (int place = 0; place < _places.Count; place++)
        {
            if (_places[place] != place)
                return false;
        }

        return _places.Count == _both.Count;
    }

    private void Contribute(int place)
    {
        _places.Add(place);
        Contributed.Add(_both.RowTimes[place]);
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
