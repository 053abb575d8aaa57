using System.Globalization;
using BacktestCli.Data;
using BacktestCli.Data.Import;

namespace BacktestCli.Tests.Data.Import;

public sealed class FaultTests : IDisposable
{
    private const string H0 = "1704067200000,100,110,90,105,7";
    private const string H1 = "1704070800000,105,106,104,104,8";
    private const string H2 = "1704074400000,104,105,103,105,9";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("1704074400000,0,105,0,105,9", FaultKind.NonPositivePrice)]
    [InlineData("1704074400000,-4,105,-5,105,9", FaultKind.NonPositivePrice)]
    [InlineData("1704074400000,104,100,103,103,9", FaultKind.Contradiction)]
    [InlineData("1704074400000,104,104,103,105,9", FaultKind.Contradiction)]
    [InlineData("1704074400000,104,105,104.5,105,9", FaultKind.Contradiction)]
    [InlineData("1704074400000,104,105,103,nan,9", FaultKind.NotFinite)]
    [InlineData("1704074400000,104,inf,103,105,9", FaultKind.NotFinite)]
    [InlineData("1704074400000,104,105,103,105,-1", FaultKind.NegativeVolume)]
    [InlineData("1704074400001,104,105,103,105,9", FaultKind.Misaligned)]
    [InlineData("1704074400000,104,105,103,105", FaultKind.Unparsable)]
    [InlineData("1704074400000,104,105,103,105,9,1", FaultKind.Unparsable)]
    [InlineData("1704074400000,104,105,103,,9", FaultKind.Unparsable)]
    [InlineData("noon,104,105,103,105,9", FaultKind.Unparsable)]
    [InlineData(H1, FaultKind.Duplicate)]
    [InlineData("1704070800000,105,106,104,104,8.5", FaultKind.ConflictingDuplicate)]
    public void Every_fault_is_found_and_named_with_its_row_and_refuses_the_import(string line, FaultKind kind)
    {
        string path = _folder.Write("a.csv", $"{H0}\n{H1}\n{line}\n1704078000000,105,105,105,105,1\n1704081600000,105,105,105,105,1\n");
        ImportedBars read = Read(path, Repair.None);
        Fault fault = Assert.Single(read.Faults);
        Assert.Equal((kind, 1, 3), (fault.Kind, fault.Count, fault.Examples[0].Row));
        Assert.Equal(0, read.Bars.Count);
        Assert.Contains("a.csv, row 3", read.Refusal, StringComparison.Ordinal);
        Assert.Contains("--repair", read.Refusal, StringComparison.Ordinal);
        Assert.Throws<DataException>(read.OrRefuse);

        foreach (Repair repair in new[] { Repair.KeepFirst, Repair.KeepLast })
        {
            ImportedBars mended = Read(path, repair);
            Assert.Null(mended.Refusal);
            Assert.Equal(4, mended.Bars.Count);
            Assert.Equal(1, mended.Gaps.Sum(gap => gap.Bars));
        }
    }

    [Theory]
    [InlineData("12.5")]
    [InlineData("1e17")]
    public void A_count_that_no_file_can_hold_as_it_stands_is_a_fault(string trades)
    {
        string path = _folder.Write("a.csv", $"time,open,high,low,close,volume,trades\n{H0},{trades}\n{H1},12\n{H2},\n");
        Fault fault = Assert.Single(Read(path, Repair.None).Faults);
        Assert.Equal((FaultKind.BrokenCount, 1, 2), (fault.Kind, fault.Count, fault.Examples[0].Row));
        Assert.EndsWith($" trades {double.Parse(trades, CultureInfo.InvariantCulture)}", fault.Examples[0].Value, StringComparison.Ordinal);
        Assert.Equal([12, double.NaN], Read(path, Repair.Drop).Bars[BarField.Trades].ToArray());
    }

    [Theory]
    [InlineData(Repair.Drop, new[] { 100.0, 104 })]
    [InlineData(Repair.KeepFirst, new[] { 100.0, 1, 104 })]
    [InlineData(Repair.KeepLast, new[] { 100.0, 2, 104 })]
    public void Rows_that_contradict_each_other_are_settled_as_asked(Repair repair, double[] opens)
    {
        const string First = "1704070800000,1,1,1,1,1";
        const string Last = "1704070800000,2,2,2,2,2";
        Assert.Equal(opens, Read(_folder.Write("a.csv", $"{H0}\n{First}\n{Last}\n{H2}\n"), repair).Bars[BarField.Open].ToArray());
        Assert.Equal(opens, Read(_folder.Write("b.csv", $"{H2}\n{First}\n{Last}\n{H0}\n"), repair).Bars[BarField.Open].ToArray());
    }

    [Fact]
    public void Disorder_is_a_fault_within_a_file_and_any_repair_sorts_it()
    {
        string path = _folder.Write("a.csv", $"{H0}\n{H2}\n{H1}\n1704078000000,105,105,105,105,1\n");
        Fault fault = Assert.Single(Read(path, Repair.None).Faults);
        Assert.Equal((FaultKind.Disorder, 1, 3), (fault.Kind, fault.Count, fault.Examples[0].Row));
        ImportedBars sorted = Read(path, Repair.Drop);
        Assert.Equal([100, 105, 104, 105], sorted.Bars[BarField.Open].ToArray());
        Assert.Empty(sorted.Gaps);
    }

    [Fact]
    public void Only_the_first_ten_rows_of_a_fault_are_kept_and_all_are_counted()
    {
        string path = _folder.Write("a.csv", H0 + "\n" + H1 + "\n" + string.Concat(Enumerable.Repeat("x\n", 25)));
        Fault fault = Assert.Single(Read(path, Repair.None).Faults);
        Assert.Equal((25, 10), (fault.Count, fault.Examples.Count));
        Assert.Equal(Enumerable.Range(3, 10).Select(row => (long)row), fault.Examples.Select(example => example.Row));
    }

    [Fact]
    public void A_repeat_that_knows_more_adds_what_the_first_left_out()
    {
        string bare = _folder.Write("a.csv", $"{H0}\n{H1}\n");
        string full = _folder.Write("b.csv", "1704067200000,100,110,90,105,7,1704070799999,700,12,3,300,0\n");
        ImportedBars read = Read($"{bare}|{full}", Repair.KeepFirst);
        Assert.Equal(FaultKind.Duplicate, Assert.Single(read.Faults).Kind);
        Assert.Equal([12, double.NaN], read.Bars[BarField.Trades].ToArray());
    }

    [Theory]
    [InlineData("1704063600000,,2,1,2,7")]
    [InlineData("1704063600000,\"1,000.5\",2000,1,2,7")]
    [InlineData("2023-12-31T23:00:00Z,x,2,1,2,7")]
    public void A_first_row_that_is_a_bar_at_fault_is_no_banner(string first)
    {
        ImportedBars read = Read(_folder.Write("a.csv", $"{first}\n{H0}\n{H1}\n"), Repair.None);
        Fault fault = Assert.Single(read.Faults);
        Assert.Equal((FaultKind.Unparsable, 1, 1), (fault.Kind, fault.Count, fault.Examples[0].Row));
        Assert.Empty(read.Notes);
    }

    [Theory]
    [InlineData(Repair.Drop)]
    [InlineData(Repair.KeepLast)]
    public void A_repair_that_leaves_nothing_is_refused(Repair repair)
    {
        ImportedBars read = Read(_folder.Write("a.csv", "1704067200000,0,2,0,2,7\n1704070800000,0,2,0,2,7\n"), repair);
        Assert.EndsWith("No row is left after the repair.", read.Refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_704_074_399_999, 1)]
    [InlineData(1_704_074_400_000, 0)]
    public void A_bar_that_closes_after_now_is_at_fault(long now, int unfinished)
    {
        var request = new ImportRequest { Paths = [_folder.Write("a.csv", $"{H0}\n{H1}\n")], Now = now };
        ImportedBars read = BarImport.Read(request, TestContext.Current.CancellationToken);
        Assert.Equal(unfinished, read.Faults.Where(fault => fault.Kind == FaultKind.Unfinished).Sum(fault => fault.Count));
        ImportedBars closed = BarImport.Read(request with { Repair = Repair.Drop }, TestContext.Current.CancellationToken);
        Assert.Equal(2 - unfinished, closed.Bars.Count);
    }

    private static ImportedBars Read(string paths, Repair repair) =>
        BarImport.Read(new ImportRequest { Paths = paths.Split('|'), Repair = repair }, TestContext.Current.CancellationToken);
}
