using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports.Imports;

/// <summary>A trade as freqtrade writes it.</summary>
internal sealed class FreqtradeTrade
{
    private const double MostOfDecimal = 7e28;

    private readonly JsonElement _json;
    private readonly string _place;

    /// <param name="json">The trade.</param>
    /// <param name="place">Where it stands, for messages.</param>
    public FreqtradeTrade(JsonElement json, string place)
    {
        (_json, _place) = (json, place);
        JsonElement[] orders = FreqtradeFile.Member(json, "orders") is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray()] : [];
        Entries = [.. orders.Where(order => IsEntry(order)).Select(Filled)];
        Exits = [.. orders.Where(order => !IsEntry(order)).Select(Filled)];
    }

    /// <summary>The pair: <c>BTC/USDT</c>, of perpetuals <c>BTC/USDT:USDT</c>.</summary>
    public string Pair => FreqtradeFile.Text(_json, "pair") ?? throw Wrong("pair", "a text such as BTC/USDT");

    /// <summary>Quantity and price of every order that entered; none where the file does not list orders.</summary>
    public IReadOnlyList<(decimal Quantity, decimal Price)> Entries { get; }

    /// <summary>Quantity and price of every order that exited.</summary>
    public IReadOnlyList<(decimal Quantity, decimal Price)> Exits { get; }

    /// <summary>True where it has no end: what it came to is not known.</summary>
    public bool IsOpen => TimeOrNull("close") is null || Number("profit_abs") is null;

    /// <summary>True where it was entered or left in several steps.</summary>
    public bool IsStepwise => Entries.Count > 1 || Exits.Count > 1;

    /// <summary>Fee rate of the entry, fraction.</summary>
    public decimal EntryFee => Number("fee_open") ?? 0;

    /// <summary>Fee rate of the exit, fraction.</summary>
    public decimal ExitFee => Number("fee_close") ?? 0;

    /// <summary>Most of its margin that the position was worth.</summary>
    public decimal Leverage => Number("leverage") ?? 1;

    /// <summary>Funding, quote currency, paid; null where the file says nothing of it.</summary>
    public decimal? Funding => -Number("funding_fees");

    /// <summary>The trade in this program's form.</summary>
    /// <param name="instrument">What was traded.</param>
    /// <param name="interval">How long a bar lasts.</param>
    public Trade Read(Instrument instrument, Interval interval)
    {
        bool isShort = FreqtradeFile.Member(_json, "is_short")?.ValueKind == JsonValueKind.True;
        decimal quantity = Entries.Count > 0 ? Entries.Sum(order => order.Quantity) : Required("amount");
        decimal entry = Entries.Count > 0 ? Average(Entries) : Required("open_rate");
        decimal exit = Exits.Count > 0 ? Average(Exits) : Required("close_rate");
        if (quantity <= 0 || entry <= 0 || exit < 0)
            throw Wrong("amount", "above 0, and open_rate too");
        (decimal? low, decimal? high) = (Number("min_rate"), Number("max_rate"));
        (decimal? against, decimal? with) = isShort ? (high - entry, entry - low) : (entry - low, high - entry);
        (long opened, long closed) = (Time("open"), Time("close"));
        if (closed < opened)
            throw Wrong("close_date", "not before open_date");
        decimal profit = Required("profit_abs");
        return new Trade
        {
            Instrument = instrument,
            Side = isShort ? PositionSide.Short : PositionSide.Long,
            Quantity = quantity,
            EntryTime = opened,
            ExitTime = closed,
            EntryPrice = entry,
            ExitPrice = exit,
            Fees = quantity * ((entry * EntryFee) + (exit * ExitFee)),
            Slippage = 0,
            Funding = Funding ?? 0,
            GrossProfit = quantity * (exit - entry) * (isShort ? -1 : 1),
            NetProfit = profit,
            Return = (double)(profit / (quantity * entry)),
            BarsHeld = interval.CountBetween(opened, closed),
            MaxAdverseExcursion = Share(against, entry),
            MaxFavourableExcursion = Share(with, entry),
            ExitReason = ReasonOf(Reason),
            Tag = TagOf(),
        };
    }

    private string? Reason => FreqtradeFile.Text(_json, "exit_reason") ?? FreqtradeFile.Text(_json, "sell_reason");

    /// <summary>Reasons that a strategy made up stay readable behind its own word for the entry.</summary>
    private string? TagOf()
    {
        string? tag = FreqtradeFile.Text(_json, "enter_tag") ?? FreqtradeFile.Text(_json, "buy_tag");
        string? made = ReasonOf(Reason) == ExitReason.Signal && Reason is not (null or "exit_signal" or "sell_signal") ? $"exit: {Reason}" : null;
        string[] words = [.. new[] { tag, made }.Where(word => !string.IsNullOrEmpty(word)).OfType<string>()];
        return words.Length > 0 ? string.Join("; ", words) : null;
    }

    private static ExitReason ReasonOf(string? reason) => reason switch
    {
        "roi" => ExitReason.TakeProfit,
        "stop_loss" or "stoploss_on_exchange" => ExitReason.StopLoss,
        "trailing_stop_loss" => ExitReason.TrailingStop,
        "liquidation" => ExitReason.Liquidation,
        "force_exit" or "force_sell" => ExitReason.EndOfData,
        _ => ExitReason.Signal,
    };

    private static double Share(decimal? move, decimal entry) => move is { } known ? (double)(Math.Max(0, known) / entry) : double.NaN;

    private static decimal Average(IReadOnlyList<(decimal Quantity, decimal Price)> orders) =>
        orders.Sum(order => order.Quantity * order.Price) / orders.Sum(order => order.Quantity);

    private static bool IsEntry(JsonElement order) => FreqtradeFile.Member(order, "ft_is_entry")?.ValueKind == JsonValueKind.True;

    private (decimal Quantity, decimal Price) Filled(JsonElement order)
    {
        (decimal? quantity, decimal? price) = (Number(order, "filled") ?? Number(order, "amount"), Number(order, "safe_price"));
        return quantity > 0 && price >= 0 ? (quantity.Value, price.Value) : throw Wrong("orders", "each of an amount above 0 and a safe_price");
    }

    private decimal Required(string name) => Number(name) ?? throw Wrong(name, "a number");

    private decimal? Number(string name) => Number(_json, name);

    /// <summary>A number; null where there is none.</summary>
    public static decimal? Number(JsonElement element, string name) =>
        FreqtradeFile.Member(element, name) is not { ValueKind: JsonValueKind.Number } number ? null
        : number.TryGetDecimal(out decimal value) ? value
        : Math.Abs(number.GetDouble()) < MostOfDecimal ? (decimal)number.GetDouble() : null;

    private long Time(string end) => TimeOrNull(end) ?? throw Wrong($"{end}_date", "a time");

    private long? TimeOrNull(string end) => (long?)Number($"{end}_timestamp") ?? (FreqtradeFile.Text(_json, $"{end}_date") is { } text && UtcTime.TryParse(text, out long time) ? time : null);

    private ReportException Wrong(string member, string rule) =>
        new($"{_place}: {member} is {FreqtradeFile.Member(_json, member)?.GetRawText() ?? "missing"}: it must be {rule}. Nothing is imported; export the result again.");
}
