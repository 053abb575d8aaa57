using BacktestCli.Data.Cache;
using BacktestCli.FakeVenues;

namespace BacktestCli.EndToEnd;

/// <summary>Downloads that die at any instant, or have company: processes, sockets and kill -9.</summary>
public sealed class KilledDownloadTests : IDisposable
{
    private const int Kills = 100;
    private const string Download =
        "data download --market perp --symbol BTCUSDT,ETHUSDT --interval 1h,15m --with mark --from 2023-11-01 --to 2024-03-01 --quiet";

    private readonly Backtest _tool = new();

    public void Dispose() => _tool.Dispose();

    [Fact]
    public async Task Downloads_killed_at_any_instant_leave_a_sound_cache_and_end_with_what_an_undisturbed_one_has()
    {
        SlowProof.OrSkip();
        int[] requests = [await RequestsOfAsync($"{Download} --cache-dir whole"), await RequestsOfAsync($"{Download} --no-archive --cache-dir pages")];
        string[] whole = Contents("whole");
        Assert.Equal(10, whole.Length);

        Random chance = new(1);
        int unfinished = 0;
        for (int killed = 0, round = 0; killed < Kills; round++)
        {
            await using FakeServer venues = await VenuesAsync();
            string cache = $"round{round}";
            string command = $"{Download}{(round % 2 == 0 ? "" : " --no-archive")} --cache-dir {cache}";
            while (KillOne(venues, command, requests[round % 2], chance))
            {
                killed++;
                unfinished += VerifyCopy(cache);
            }

            _tool.Run(command).Expect(0);
            Assert.Equal(whole, Contents(cache));
            _tool.Run($"data verify --cache-dir {cache}").Expect(0);
            Directory.Delete(_tool.PathOf(cache), recursive: true);
        }

        Assert.True(unfinished > Kills / 10, $"only {unfinished} kills found a cache with a part of the bars");
    }

    [Fact]
    public async Task Two_downloads_of_one_symbol_at_once_end_with_the_same_bars()
    {
        _ = await RequestsOfAsync($"{Download} --cache-dir whole");
        for (int round = 0; round < 3; round++)
        {
            using FakeVenuesProcess venues = await FakeVenuesProcess.StartAsync(TestContext.Current.CancellationToken);
            _tool.Asking(venues.Address);
            string cache = $"shared{round}";
            await Task.WhenAll(new[] { "", " --no-archive" }.Select(how => Task.Run(
                () => _tool.Run($"{Download}{how} --cache-dir {cache}").Expect(0), TestContext.Current.CancellationToken)));
            Assert.Equal(Contents("whole"), Contents(cache));
            _tool.Run($"data verify --cache-dir {cache}").Expect(0);
        }
    }

    /// <summary>Venues that nobody has asked yet: what was asked of others in this minute counts for no limit.</summary>
    private async Task<FakeServer> VenuesAsync()
    {
        FakeServer venues = await FakeServer.StartAsync(FakeVenueCatalog.All(new FakeMarket()));
        _tool.Asking(venues.Address);
        return venues;
    }

    private async Task<int> RequestsOfAsync(string command)
    {
        await using FakeServer venues = await VenuesAsync();
        _tool.Run(command).Expect(0);
        return venues.Asked;
    }

    /// <summary>Kills a download some requests after it began, or before the first, and a moment later.</summary>
    private bool KillOne(FakeServer venues, string command, int requests, Random chance)
    {
        int last = venues.Asked + chance.Next(requests);
        return _tool.Kill(() => venues.Asked >= last, TimeSpan.FromMilliseconds(chance.Next(100)), command);
    }

    /// <summary>Verifies a copy, so that the next download finds what the killed one left and not what verify made of it.</summary>
    /// <returns>1 where there are some bars by now, and not all.</returns>
    private int VerifyCopy(string cache)
    {
        string from = _tool.PathOf(cache);
        if (!Directory.Exists(from))
            return 0;
        string copy = _tool.PathOf("copy");
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string to = Path.Combine(copy, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        if (!Directory.Exists(copy))
            return 0;
        Assert.Empty(Open(copy).Verify(TestContext.Current.CancellationToken));
        int datasets = Contents("copy").Length;
        Directory.Delete(copy, recursive: true);
        return datasets is > 0 and < 10 ? 1 : 0;
    }

    /// <summary>What every dataset holds, and knows not to exist, whoever gave it and when.</summary>
    private string[] Contents(string cache)
    {
        CacheContents contents = Open(_tool.PathOf(cache)).Survey();
        Assert.Empty(contents.Damaged);
        return
        [
            .. contents.Bars.Select(each => $"{each.Name}: {Files(each.Files)} {Absences(each.Absences)}"),
            .. contents.Series.Select(each => $"{each.Name}: {Files(each.Files)} {string.Join(' ', each.Ranges)} {Absences(each.Absences)}"),
        ];
    }

    private static string Files(IEnumerable<CachedFile> files) => string.Join(' ', files.Select(file => $"{file.Name} {file.Rows} {file.Sha256}"));

    private static string Absences(IEnumerable<CachedAbsence> absences) =>
        string.Join(' ', absences.Select(absence => $"{absence.From} {absence.To} {absence.Class}"));

    private static BarCache Open(string path) => new(path, TimeProvider.System, "test");
}
