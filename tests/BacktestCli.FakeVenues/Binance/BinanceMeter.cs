namespace BacktestCli.FakeVenues.Binance;

/// <summary>Counts weight by the clock's minute, one count an API.</summary>
internal sealed class BinanceMeter
{
    private const long Minute = 60_000;

    private readonly Lock _turn = new();
    private readonly Dictionary<string, (long Minute, long Used)> _counts = [];

    /// <summary>Weight one address may spend a minute.</summary>
    public static long LimitOf(string api) => api == "api" ? 6000 : 2400;

    /// <summary>What a request costs.</summary>
    public static int WeightOf(string api, string endpoint, FakeRequest request) => (api, endpoint) switch
    {
        ("api", "klines") => 2,
        ("api", "exchangeInfo") => 20,
        (_, "klines" or "markPriceKlines") => request.Number("limit", 500) switch
        {
            < 100 => 1,
            < 500 => 2,
            <= 1000 => 5,
            _ => 10,
        },
        ("fapi", "fundingRate" or "fundingInfo") => 0,
        _ => 1,
    };

    /// <summary>Counts a request.</summary>
    /// <returns>Weight used in this minute, with it.</returns>
    public long Use(string api, int weight, long now)
    {
        lock (_turn)
        {
            (long minute, long used) = _counts.GetValueOrDefault(api);
            used = minute == now / Minute ? used + weight : weight;
            _counts[api] = (now / Minute, used);
            return used;
        }
    }

    /// <summary>What it says when the weight is spent.</summary>
    public static FakeAnswer TooMuch(string api, long now) => Refuse(
        -1003, $"Too much request weight used; current limit is {LimitOf(api)} request weight per 1 MINUTE.", 429) with
    {
        Headers = new Dictionary<string, string> { ["Retry-After"] = $"{(Minute - (now % Minute) + 999) / 1000}" },
    };

    /// <summary>An error as it words them.</summary>
    public static FakeAnswer Refuse(int code, string message, int status = 400) => FakeAnswer.Text($$"""{"code":{{code}},"msg":"{{message}}"}""", status);
}
