namespace BacktestCli.Scripting.Declarative.Planning;

/// <summary>Remembers the last numbers of a series, undefined ones too.</summary>
/// <param name="bars">How far back it looks; 0 is the present.</param>
internal sealed class LookBack(int bars)
{
    private readonly double[] _ring = NotYet(bars + 1);
    private int _next;

    public int Bars => bars;

    /// <summary>Takes this bar's number and gives the one of <see cref="Bars"/> ago; NaN where there is none.</summary>
    public double Update(double value)
    {
        _ring[_next] = value;
        _next = _next == bars ? 0 : _next + 1;
        return _ring[_next];
    }

    private static double[] NotYet(int count)
    {
        double[] ring = new double[count];
        Array.Fill(ring, double.NaN);
        return ring;
    }
}
