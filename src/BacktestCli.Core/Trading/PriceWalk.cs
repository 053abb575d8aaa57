using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading;

/// <summary>Takes the price through a bar and lets it reach the orders on its way.</summary>
/// <param name="matching">Fills what is reached.</param>
/// <param name="queue">What waits.</param>
/// <param name="holding">What is held.</param>
internal sealed class PriceWalk(Matching matching, OrderQueue queue, Holding holding)
{
    private readonly Position _position = holding.Position;
    private double _price;
    private double _heldFrom;
    private long _time;

    /// <summary>From the open to the close.</summary>
    public void Through(in Bar bar, long closeTime, IntrabarModel model)
    {
        (_price, _heldFrom, _time) = (bar.Open, bar.Open, closeTime);
        if (!queue.IsReachedBy(bar.Low, bar.High))
            return;
        if (model == IntrabarModel.Path)
            AlongPath(bar);
        else
            Assuming(bar, against: model == IntrabarModel.Pessimistic);
    }

    /// <summary>Open → nearer extreme → farther extreme → close.</summary>
    private void AlongPath(in Bar bar)
    {
        bool upFirst = GoesUpFirst(bar, _position.Direction);
        foreach (double to in (ReadOnlySpan<double>)[upFirst ? bar.High : bar.Low, upFirst ? bar.Low : bar.High, bar.Close])
        {
            while (Leg(bar, to))
            {
                // the position has changed; the path has not
            }
        }
    }

    /// <summary>
    /// Against the position (or for it) as far as the bar's range allows; then the other way, but only as far as the price surely went after the
    /// position was entered; then to the close. While nothing is held, along the path (or the other way round). Where the other extreme may have come
    /// before the entry, the price goes there last, for what would have filled either way.
    /// </summary>
    private void Assuming(in Bar bar, bool against)
    {
        bool sureOfHigh = true, sureOfLow = true, changed;
        do
        {
            bool wasFlat = _position.IsFlat;
            bool upFirst = wasFlat ? GoesUpFirst(bar, 0) == against : _position.IsLong != against;
            double first = upFirst ? bar.High : bar.Low, second = upFirst ? bar.Low : bar.High;
            bool sure = wasFlat || (upFirst ? sureOfLow : sureOfHigh);
            bool onFirst = Leg(bar, first), onSecond = !onFirst && sure && Leg(bar, second);
            changed = onFirst || onSecond || Leg(bar, bar.Close) || (!sure && Beyond(bar, second, up: !upFirst));
            if (changed && !_position.IsFlat)
                (sureOfHigh, sureOfLow) = upFirst ? (onFirst, onSecond) : (onSecond, onFirst);
        }
        while (changed);
    }

    /// <summary>Takes the price to an extreme at which it may have been before the position was, and back to the close.</summary>
    private bool Beyond(in Bar bar, double extreme, bool up)
    {
        Excursion excursion = new(up, _position.IsLong, holding.IsMargined);
        return Leg(bar, extreme, excursion) || Leg(bar, bar.Close, excursion);
    }

    /// <summary>Takes the price straight to another.</summary>
    /// <returns>True, and the price where that was, where the position's direction changed on the way.</returns>
    private bool Leg(in Bar bar, double to, Excursion? excursion = null)
    {
        while (queue.First(_price, to, excursion, out double at) is { } order)
        {
            int direction = _position.Direction;
            queue.Trail(at, excursion is not null);
            _price = at;
            matching.Reach(order, bar, at, _time, _heldFrom);
            if (_position.Direction == direction)
                continue;
            _heldFrom = at;
            return true;
        }

        queue.Trail(to, excursion is not null);
        _price = to;
        return false;
    }

    private static bool GoesUpFirst(in Bar bar, int direction)
    {
        (double up, double down) = (bar.High - bar.Open, bar.Open - bar.Low);
        return up == down ? direction < 0 : up < down;
    }
}
