using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Http.Json;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Tests.Data.Download;

/// <summary>Asks a <see cref="PlainVenue"/>.</summary>
internal sealed class PlainSource : IVenueSource
{
    /// <summary>Asks it.</summary>
    public PlainSource(VenueSettings settings, TimeProvider clock, RateBudget? budget = null) =>
        Http = new VenueHttp(new PlainManners(settings.BaseUrl!, budget), clock, settings.Patience, settings.Meter);

    public VenueHttp Http { get; }

    public string Name => "plain";

    public int MaxConcurrency { get; init; } = 16;

    /// <summary>Bars asked for on a page.</summary>
    public int PageBars { get; init; } = 1_000;

    public async Task<IReadOnlyList<VenueInstrument>> ListAsync(string exchange, MarketKind market, CancellationToken cancellationToken)
    {
        HttpAnswer answer = await Http.GetAsync("/list", 1, cancellationToken);
        return [.. System.Text.Encoding.UTF8.GetString(answer.Body.Span).Split(',').Select(symbol => Instrument(symbol, market))];
    }

    public static VenueInstrument Instrument(string symbol, MarketKind market = MarketKind.Spot) => new()
    {
        Instrument = new Instrument("plain", market, symbol) { Base = symbol.Split('-')[0], Quote = symbol.Split('-')[1] },
        Product = "plain",
    };

    public string? Refusal(BarWish wish) => wish.Interval.IsCalendar ? $"plain has no bars of {wish.Interval}." : null;

    public string? Refusal(SeriesWish wish) => wish.Kind == SeriesKind.Funding ? null : $"plain has no {wish.Kind}.";

    public async Task<long?> FirstOpenAsync(BarWish wish, long from, CancellationToken cancellationToken) =>
        await Http.GetAsync($"/first?from={from}", 1, answer => JsonSerializer.Deserialize<long>(answer.Body.Span), cancellationToken);

    public IReadOnlyList<Piece<BarTable>> Plan(BarWish wish, TimeRange range) =>
        [.. PageWindows.Of(range, wish.Interval, PageBars).Select(window => new PlainPage(Http, wish, window))];

    public IReadOnlyList<Piece<SeriesTable>> Plan(SeriesWish wish, TimeRange range) =>
        [.. PageWindows.Of(range, 30 * UtcTime.Day).Select(window => new PaymentPage(Http, wish, window))];

    public void Dispose() => Http.Dispose();

    private sealed class PlainManners(Uri host, RateBudget? budget) : VenueManners
    {
        public override string Name => "plain";

        public override IReadOnlyList<Uri> Hosts { get; } = [host];

        public override RateBudget? Budget => budget;
    }
}

/// <summary>A page of its bars.</summary>
internal sealed record PlainPage(VenueHttp Http, BarWish Wish, TimeRange Range) : Piece<BarTable>(Range)
{
    public override int Weight => 1;

    public override long ExpectedBytes => 60 * Wish.Interval.CountBetween(Range.From, Range.To);

    public override async Task<PieceAnswer<BarTable>> FetchAsync(CancellationToken cancellationToken)
    {
        string ask = $"/bars?symbol={Wish.Instrument.Instrument.Symbol}&interval={Wish.Interval}&from={Range.From}&to={Range.To}";
        (HttpAnswer answer, BarTable bars) = await Http.GetAsync(ask, Weight, answer => (answer, Read(answer)), cancellationToken);
        PageProof proof = new(Range, Wish.Interval, answer.Address);
        TimeRange spokenFor = proof.Prove(bars, Http.Now(answer));
        return new PieceAnswer<BarTable>
        {
            Table = bars,
            Origin = Whole.OriginOf(answer),
            Rest = proof.Unanswered(bars, spokenFor, cutsOldest: false) is { } rest ? [this with { Range = rest }] : [],
            ClosedUntil = spokenFor.To,
            Bytes = answer.WireBytes,
        };
    }

    private static BarTable Read(HttpAnswer answer)
    {
        BarTable bars = new(1_000);
        JsonRows json = new(answer.Body.Span);
        Span<double> values = stackalloc double[BarFields.Count];
        values.Fill(double.NaN);
        json.Open();
        while (json.Next())
        {
            json.Open();
            json.Next();
            long time = json.Integer();
            for (int field = 0; json.Next(); field++)
                values[field] = json.Number();
            bars.Add(time, values);
        }

        json.End();
        return bars;
    }
}

/// <summary>A page of its payments.</summary>
internal sealed record PaymentPage(VenueHttp Http, SeriesWish Wish, TimeRange Range) : Piece<SeriesTable>(Range)
{
    public override int Weight => 1;

    public override long ExpectedBytes => 1_000;

    public override async Task<PieceAnswer<SeriesTable>> FetchAsync(CancellationToken cancellationToken)
    {
        (HttpAnswer answer, double[][] rows) = await Http.GetAsync(
            $"/payments?from={Range.From}&to={Range.To}", Weight, answer => (answer, JsonSerializer.Deserialize<double[][]>(answer.Body.Span)!), cancellationToken);
        SeriesTable table = new(SeriesKind.Funding);
        foreach (double[] row in rows)
            table.Add((long)row[0], [row[1], double.NaN, 8]);
        return new PieceAnswer<SeriesTable> { Table = table, Origin = Whole.OriginOf(answer), ClosedUntil = Http.Now(answer), Bytes = answer.WireBytes };
    }
}
