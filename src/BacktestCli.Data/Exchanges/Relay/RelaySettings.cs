using System.Globalization;
using System.Text;
using BacktestCli.Core.Market;

namespace BacktestCli.Data.Exchanges.Relay;

/// <summary>Reads a <see cref="RelayMapping"/> from settings, and finds every mistake in them at once.</summary>
internal sealed class RelaySettings(IReadOnlyDictionary<string, string> settings)
{
    private const string Query = "interval={interval}&from={from}&to={to}&limit={limit}";
    private const int LargestPage = 1_000_000;

    private static readonly Dictionary<string, string> Endpoints = new()
    {
        ["candles"] = "/historical/candles/{exchange}/{symbol}?" + Query,
        ["history"] = "/history/{exchange}?symbol={symbol}&" + Query,
    };

    private static readonly Dictionary<string, (long, long)> Units = new() { ["s"] = (1, 1_000), ["ms"] = (1, 1), ["us"] = (1_000, 1) };
    private static readonly string[] Orders = ["ascending", "descending"];
    private static readonly string[] Ends = ["exclusive", "inclusive"];
    private static readonly string[] Places = ["exchange", "market", "symbol", "interval", "from", "to", "limit"];

    /// <summary>Every setting there is.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "endpoint", "path", "rows", "time", "time_unit", "order", "to", "page", "interval_names",
        "market_path", "market_rows", "market_symbol", "market_base", "market_quote", .. BarFields.Names,
    ];

    private readonly List<string> _problems = [];

    /// <summary>Reads it.</summary>
    /// <exception cref="DataException">Something is wrong; all of it is named, each with its setting.</exception>
    public RelayMapping Read()
    {
        foreach (string key in settings.Keys.Except(Known).Order(StringComparer.Ordinal))
            _problems.Add($"{key} is no setting of a relay: there are {string.Join(", ", Known.Order(StringComparer.Ordinal))}.");
        string endpoint = Choice("endpoint", [.. Endpoints.Keys]);
        string path = settings.GetValueOrDefault("path", Endpoints[endpoint]);
        string marketPath = settings.GetValueOrDefault("market_path", "/market/{exchange}");
        _problems.AddRange(RelayTemplate.Problems("path", path, Places, ["symbol", "interval", "from"]));
        _problems.AddRange(RelayTemplate.Problems("market_path", marketPath, ["exchange", "market"], []));
        RelayMapping mapping = new()
        {
            Path = path,
            Rows = Steps("rows"),
            Time = Column("time", 0)!,
            Fields = [.. BarFields.Names.Select((name, field) => Column(name, field < BarFields.Required ? field + 1 : null))],
            TimeUnit = Units[Choice("time_unit", ["ms", "s", "us"])],
            IsDescending = Choice("order", Orders) == "descending",
            IsToInclusive = Choice("to", Ends) == "inclusive",
            Page = Page(),
            IntervalNames = IntervalNames(),
            MarketPath = marketPath,
            MarketRows = Steps("market_rows"),
            MarketMembers = (settings.GetValueOrDefault("market_symbol", "symbol"), settings.GetValueOrDefault("market_base", "base"),
                settings.GetValueOrDefault("market_quote", "quote")),
        };
        return _problems.Count == 0
            ? mapping
            : throw new DataException("The relay's settings cannot be used:" + string.Concat(_problems.Select(problem => $"\n  {problem}")));
    }

    /// <summary>One of some words; the first where nothing is set.</summary>
    private string Choice(string key, string[] words)
    {
        string word = settings.GetValueOrDefault(key, words[0]);
        if (words.Contains(word))
            return word;
        _problems.Add($"{key} is '{word}': it must be one of {string.Join(", ", words)}.");
        return words[0];
    }

    private string[] Steps(string key) => settings.GetValueOrDefault(key, "").Split('.', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A column's place. Without a setting: its own name, and the usual index; nowhere, where there is no usual index.</summary>
    private RelayColumn? Column(string key, int? usual)
    {
        if (!settings.TryGetValue(key, out string? text))
            return usual is { } place ? new RelayColumn(place, Encoding.UTF8.GetBytes(key)) : null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int index))
            return new RelayColumn(index, []);
        if (text.Length == 0 || char.IsAsciiDigit(text[0]) || text[0] is '-' or '+')
            _problems.Add($"{key} is '{text}': it must be the name of a member, or an index from 0.");
        return new RelayColumn(-1, Encoding.UTF8.GetBytes(text));
    }

    private int Page()
    {
        string text = settings.GetValueOrDefault("page", "1000");
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int page) && page is > 0 and <= LargestPage)
            return page;
        _problems.Add($"page is '{text}': it must be a number of bars from 1 to {LargestPage}.");
        return 1;
    }

    private Dictionary<string, string> IntervalNames()
    {
        Dictionary<string, string> names = [];
        const StringSplitOptions Tidy = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        foreach (string pair in settings.GetValueOrDefault("interval_names", "").Split(',', Tidy))
        {
            string[] sides = pair.Split('=', StringSplitOptions.TrimEntries);
            if (sides.Length != 2 || sides[1].Length == 0 || !Interval.TryParse(sides[0], out _))
                _problems.Add($"interval_names has '{pair}': it must be like 1h=60, with one of {string.Join(' ', Interval.Known)} before the sign.");
            else
                names[sides[0]] = sides[1];
        }

        return names;
    }
}
