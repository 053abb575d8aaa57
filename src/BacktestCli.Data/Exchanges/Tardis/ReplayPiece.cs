using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>A stretch of at most a day, replayed by a tardis-machine as bars.</summary>
/// <remarks>
/// The server tells a bar when the next trade falls into a later one, so the last bar before the end of a replay is never told. The replay
/// therefore goes on beyond the stretch: ten minutes first, and where nobody traded in them, a day for the bars that are left. What is not
/// finished even then is not answered, so that it is asked for again another time.
/// </remarks>
/// <param name="Http">Asks the server.</param>
/// <param name="Prefix">Path of the server's address, without the slash at its end.</param>
/// <param name="Wish">What is wished for.</param>
/// <param name="Range">Open times, aligned.</param>
/// <param name="Clock">Nothing later than now is replayed.</param>
internal sealed record ReplayPiece(VenueHttp Http, string Prefix, BarWish Wish, TimeRange Range, TimeProvider Clock) : Piece<BarTable>(Range)
{
    private const long ShortWait = 600_000;

    private const long LineBytes = 400;

    /// <inheritdoc/>
    public override int Weight => 0;

    /// <inheritdoc/>
    public override long ExpectedBytes => Wish.Interval.CountBetween(Range.From, Range.To) * LineBytes;

    /// <summary>How far beyond the stretch the replay goes, ms.</summary>
    private long Beyond { get; init; } = ShortWait;

    /// <inheritdoc/>
    public override async Task<PieceAnswer<BarTable>> FetchAsync(CancellationToken cancellationToken)
    {
        const long Minute = 60_000;
        long now = Clock.GetUtcNow().ToUnixTimeMilliseconds();
        long to = Math.Min(Range.To + Beyond, now - (now % Minute));
        string path = $"{Prefix}/replay-normalized";
        if (to <= Range.From)
            return new PieceAnswer<BarTable> { Table = new BarTable(), Origin = new Origin(path), ClosedUntil = Range.From };

        Replay replay = await Http.TryReadAsync(
            $"{path}?options={Uri.EscapeDataString(Options(to))}",
            weight: 0,
            async (body, answer, token) =>
            {
                TradeBarLines lines = new(Wish.Instrument.Instrument.Symbol, Wish.Interval, Range, answer.Address);
                await using FileWire wire = new(body);
                await LineBlocks.ReadAsync(
                    wire,
                    block =>
                    {
                        lines.Take(block);
                        return true;
                    },
                    token);
                return new Replay(lines, wire.Bytes, answer.Address[..answer.Address.IndexOf('?', StringComparison.Ordinal)]);
            },
            cancellationToken)
            ?? throw new DataException($"tardis-machine: {path} was not found. Check the address given with --base-url: is it a tardis-machine?");
        return Answer(replay, canWait: Beyond == ShortWait && to == Range.To + Beyond);
    }

    private PieceAnswer<BarTable> Answer(Replay replay, bool canWait)
    {
        TimeRange left = Range with { From = replay.Lines.FinishedUntil };
        bool isFinished = left.From == left.To;
        return new PieceAnswer<BarTable>
        {
            Table = replay.Lines.Bars,
            Origin = new Origin(replay.Address),
            Bytes = replay.Bytes,
            Absence = replay.Lines.HasLoss ? HoleClass.VendorHole : HoleClass.NoTrade,
            Rest = !isFinished && canWait ? [this with { Range = left, Beyond = UtcTime.Day }] : [],
            ClosedUntil = isFinished || canWait ? long.MaxValue : left.From,
        };
    }

    private string Options(long to)
    {
        static string Iso(long time) => DateTime.UnixEpoch.AddMilliseconds(time).ToString("yyyy-MM-ddTHH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        JsonObject options = new()
        {
            ["exchange"] = TardisExchanges.IdOf(Wish.Instrument),
            ["symbols"] = new JsonArray(Wish.Instrument.Instrument.Symbol),
            ["from"] = Iso(Range.From),
            ["to"] = Iso(to),
            ["dataTypes"] = new JsonArray("trade_bar_" + Name(Wish.Interval)),
            ["withDisconnectMessages"] = true,
        };
        return options.ToJsonString(JsonSerializerOptions.Default);
    }

    /// <summary>The server counts in seconds and minutes only.</summary>
    private static string Name(Interval interval)
    {
        const long Minute = 60_000;
        const long Second = 1_000;
        return interval.Milliseconds < Minute ? $"{interval.Milliseconds / Second}s" : $"{interval.Milliseconds / Minute}m";
    }

    private sealed record Replay(TradeBarLines Lines, long Bytes, string Address);
}
