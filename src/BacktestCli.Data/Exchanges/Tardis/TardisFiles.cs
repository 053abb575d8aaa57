using BacktestCli.Data.Download;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Tardis;

/// <summary>Where the files of datasets are.</summary>
/// <param name="http">Asks the host.</param>
/// <param name="hasKey">True where more than the free days is given.</param>
/// <param name="clock">For what is published.</param>
internal sealed class TardisFiles(VenueHttp http, bool hasKey, TimeProvider clock)
{
    /// <summary>How long after midnight a row of the day before may arrive and still be counted.</summary>
    private const long Lateness = 60_000;

    private const long Micros = 1_000;

    /// <summary>Now, Unix ms.</summary>
    public long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>True where a file may be asked for.</summary>
    public bool MayAsk(TardisFile file) => hasKey || file.IsFree;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Which.</param>
    /// <param name="open">Makes a reader of its rows; called again where the file breaks off.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What was read; null where there is no such file.</returns>
    /// <exception cref="DataException">It could not be fetched, or cannot be true.</exception>
    public Task<DayRead<TTable>?> TryReadAsync<TTable>(TardisFile file, Func<DayRows<TTable>> open, CancellationToken cancellationToken) =>
        http.TryReadAsync(
            file.Path,
            weight: 0,
            async (body, answer, token) =>
            {
                DayRows<TTable> rows = open();
                rows.Begin(file.Day, answer.Address);
                await using FileWire wire = new(body);
                await LineBlocks.ReadAsync(
                    wire,
                    lines =>
                    {
                        rows.Take(lines);
                        return true;
                    },
                    token);
                if (wire.Bytes == 0)
                    throw new FormatException("the body is empty, not even a packed file without rows");
                return new DayRead<TTable>(rows, new Origin(answer.Address, wire.Bytes, wire.Sha256()));
            },
            cancellationToken);

    /// <summary>Reads on in the next day's file as far as rows of this day may stand there.</summary>
    /// <remarks>
    /// Files are cut by when a row arrived, bars by when it happened: what happened in the last moments of a day stands at the head of the
    /// next day's file. Without a key that file is not to be had, because free days are no neighbours; those rows are missing then.
    /// </remarks>
    /// <param name="file">The day.</param>
    /// <param name="rows">Has taken the day's own file.</param>
    /// <param name="open">Makes a reader, which the head is proved with before <paramref name="rows"/> takes it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False where the next file is not published yet, so that the day's last bars are not complete.</returns>
    public async Task<bool> TryReadLateAsync<TTable>(
        TardisFile file, DayRows<TTable> rows, Func<DayRows<TTable>> open, CancellationToken cancellationToken)
    {
        TardisFile next = file.Next;
        if (!MayAsk(next))
            return true;
        FileHead? head = await http.TryReadAsync(
            next.Path, weight: 0, (body, answer, token) => ReadHeadAsync(next, body, answer, open(), token), cancellationToken);
        if (head is null)
            return !next.MayStillCome(Now);
        rows.Begin(next.Day, head.Address);
        rows.Take(head.Lines);
        return true;
    }

    private static async Task<FileHead> ReadHeadAsync<TTable>(
        TardisFile file, Stream body, HttpAnswer answer, DayRows<TTable> proof, CancellationToken cancellationToken)
    {
        List<byte> head = [];
        long until = (file.Day + Lateness) * Micros;
        proof.Begin(file.Day, answer.Address);
        await using FileWire wire = new(body);
        await LineBlocks.ReadAsync(
            wire,
            lines =>
            {
                proof.Take(lines);
                head.AddRange(lines);
                return ArrivalOfLast(lines) < until;
            },
            cancellationToken);
        return new FileHead([.. head], answer.Address);
    }

    /// <summary>When the last of some rows arrived, Unix microseconds; 0 where that cannot be read.</summary>
    private static long ArrivalOfLast(ReadOnlySpan<byte> lines)
    {
        RowFields fields = new(lines[(lines[..^1].LastIndexOf((byte)'\n') + 1)..^1]);
        for (int column = 0; column < 3; column++)
            fields.Next();
        return RowFields.TryMicros(fields.Next(), out long arrived) ? arrived : 0;
    }

    private sealed record FileHead(byte[] Lines, string Address);
}

/// <summary>A file that was read to its end.</summary>
/// <param name="Rows">What became of its rows.</param>
/// <param name="Origin">Where it is from.</param>
internal sealed record DayRead<TTable>(DayRows<TTable> Rows, Origin Origin);
