using BacktestCli.Data;
using BacktestCli.Data.Cache;
using FsCheck;
using FsCheck.Fluent;
using Interval = BacktestCli.Core.Market.Interval;

namespace BacktestCli.Tests.Data.Cache;

public sealed class DamageTests : IDisposable
{
    private const int Year = 366 * 24;

    private readonly CacheFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Whatever_bytes_of_a_file_are_lost_it_is_named_refused_and_mended_by_importing_again()
    {
        ImportedBars();
        string path = _fixture.PathOf("2024.parquet");
        byte[] whole = File.ReadAllBytes(path);
        string fingerprint = _fixture.Fingerprint();
        Gen<(int Start, int Count)> cuts = Gen.Choose(0, whole.Length - 1).SelectMany(start => Gen.Choose(1, whole.Length - start).Select(count => (start, count)));
        Prop.ForAll(cuts.ToArbitrary(), cut =>
        {
            File.WriteAllBytes(path, [.. whole[..cut.Start], .. whole[(cut.Start + cut.Count)..]]);
            CacheProblem problem = Assert.Single(_fixture.Verify());
            Assert.Equal(path, problem.File);
            DataException refusal = Assert.Throws<DataException>(() => _fixture.Read());
            Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
            Assert.Contains("backtest data verify", refusal.Message, StringComparison.Ordinal);

            Assert.Equal("2024.parquet", Assert.Single(ImportedBars().FilesLost).Name);
            Assert.Empty(_fixture.Verify());
            Assert.Equal(fingerprint, _fixture.Fingerprint());
        }).Holds(25);
    }

    [Theory]
    [InlineData("\"holes\": []", "\"holes\": null")]
    [InlineData("\"holes\": []", "\"holes\": [null]")]
    [InlineData("\"files\": [", "\"files\": [null,")]
    [InlineData("\"ranges\": [", "\"ranges\": [null,")]
    [InlineData("\"rows\": 8784,", "")]
    [InlineData("2025.parquet", "2024.parquet")]
    [InlineData("{", "")]
    public void A_manifest_that_makes_no_sense_is_named_once_with_what_to_do(string sense, string nonsense)
    {
        _fixture.Import(CacheFixture.Hours(Enumerable.Range(0, 2 * Year)));
        string manifest = File.ReadAllText(_fixture.PathOf("manifest.json"));
        int at = manifest.IndexOf(sense, StringComparison.Ordinal);
        Assert.True(at >= 0, manifest);
        File.WriteAllText(_fixture.PathOf("manifest.json"), manifest.Remove(at, sense.Length).Insert(at, nonsense));

        CacheProblem problem = Assert.Single(_fixture.Verify());
        Assert.Equal(_fixture.PathOf("manifest.json"), problem.File);
        Assert.StartsWith("it is damaged: ", problem.What, StringComparison.Ordinal);
        Assert.EndsWith(". Delete it and import or download binance spot BTCUSDT 1h again.", problem.What, StringComparison.Ordinal);
        Assert.Equal($"{problem.File}: {problem.What}", Assert.Throws<DataException>(() => _fixture.Read()).Message);
        Assert.Throws<DataException>(() => _fixture.Import(CacheFixture.Hours([0])));
    }

    [Fact]
    public void What_a_manifest_says_wrongly_of_a_good_file_is_mended_by_importing_again()
    {
        _fixture.Import(CacheFixture.Hours(Enumerable.Range(0, 10)));
        string manifest = File.ReadAllText(_fixture.PathOf("manifest.json"));
        File.WriteAllText(_fixture.PathOf("manifest.json"), manifest.Replace("\"rows\": 10", "\"rows\": 11", StringComparison.Ordinal));
        Assert.Single(_fixture.Verify());
        _fixture.Import(CacheFixture.Hours([0]));
        Assert.Empty(_fixture.Verify());
        Assert.Equal(10, _fixture.Read().Count);
    }

    [Fact]
    public void A_flipped_bit_is_found_though_the_size_is_right()
    {
        ImportedBars();
        byte[] bytes = File.ReadAllBytes(_fixture.PathOf("2024.parquet"));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(_fixture.PathOf("2024.parquet"), bytes);
        Assert.Equal("its SHA-256 is not what the manifest says", Assert.Single(_fixture.Verify()).What);
        Assert.Throws<DataException>(() => _fixture.Read());
        Assert.Equal(10, _fixture.Read(Bars.Start + (Year * Bars.Hour)).Count); // the other year's file is still good
    }

    [Fact]
    public void What_the_second_import_does_not_bring_back_of_a_lost_file_is_a_hole()
    {
        _fixture.Import(CacheFixture.Hours(Enumerable.Range(0, 10)));
        File.Delete(_fixture.PathOf("2024.parquet"));
        CacheImportResult result = _fixture.Import(CacheFixture.Hours([0, 1, 8, 9]));
        Assert.Equal((4, 4, 6), (result.Added, result.Bars, Assert.Single(result.Holes).Bars));
        Assert.Equal(10, Assert.Single(result.FilesLost).Rows);
        CachedSource source = Assert.Single(_fixture.Cache.Show(CacheFixture.Instrument, Interval.OneHour).Sources);
        Assert.Equal(2, source.Ranges.Count);
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void A_damaged_manifest_is_named_and_an_import_after_its_removal_mends_it()
    {
        ImportedBars();
        File.WriteAllText(_fixture.PathOf("manifest.json"), "{\"files\": [");
        Assert.Contains(_fixture.Verify(), problem => problem.File == _fixture.PathOf("manifest.json"));
        Assert.Contains("Delete it and import", Assert.Throws<DataException>(() => _fixture.Read()).Message, StringComparison.Ordinal);
        File.Delete(_fixture.PathOf("manifest.json"));
        ImportedBars();
        Assert.Empty(_fixture.Verify());
    }

    [Fact]
    public void Files_nobody_knows_are_named()
    {
        ImportedBars();
        File.Copy(_fixture.PathOf("2024.parquet"), _fixture.PathOf("2023.parquet"));
        Assert.Equal((_fixture.PathOf("2023.parquet"), true), (Assert.Single(_fixture.Verify()).File, _fixture.Verify()[0].What.Contains("no manifest", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_manifest_that_lies_about_holes_or_rows_is_named()
    {
        _fixture.Import(CacheFixture.Hours([0, 1, 5]));
        string manifest = File.ReadAllText(_fixture.PathOf("manifest.json"));
        File.WriteAllText(_fixture.PathOf("manifest.json"), manifest.Replace("\"bars\": 3", "\"bars\": 2", StringComparison.Ordinal));
        Assert.Contains("list of holes", Assert.Single(_fixture.Verify()).What, StringComparison.Ordinal);
        File.WriteAllText(_fixture.PathOf("manifest.json"), manifest.Replace("\"rows\": 3", "\"rows\": 2", StringComparison.Ordinal));
        Assert.Contains("its rows", Assert.Single(_fixture.Verify()).What, StringComparison.Ordinal);
    }

    private CacheImportResult ImportedBars() => _fixture.Import(CacheFixture.Hours(Enumerable.Range(Year - 300, 310)));
}
