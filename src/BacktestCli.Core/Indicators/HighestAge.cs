namespace BacktestCli.Core.Indicators;

/// <summary>How many values ago the highest of the last n came; the oldest counts where several are as high.</summary>
/// <remarks>
/// Kept are the values that no later one exceeds, in order. Each enters and leaves once, so a step is constant on average, and at most n.
/// </remarks>
/// <param name="count">Values to choose from, 1 or more.</param>
internal sealed class HighestAge(int count)
{
    private readonly (double Value, long Number)[] _kept = new (double, long)[count];
    private int _first;
    private int _length;
    private long _number;

    /// <summary>Takes the next value and returns the age, 0 where it is itself the highest.</summary>
    public int Update(double value)
    {
        _number++;
        if (_length > 0 && _kept[_first].Number <= _number - count)
            (_first, _length) = (Place(1), _length - 1);
        while (_length > 0 && _kept[Place(_length - 1)].Value < value)
            _length--;
        _kept[Place(_length++)] = (value, _number);
        return (int)(_number - _kept[_first].Number);
    }

    private int Place(int offset) => _first + offset < count ? _first + offset : _first + offset - count;
}
