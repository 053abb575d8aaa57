namespace BacktestCli.Reports.Json;

/// <summary>A key and its value in one call.</summary>
internal static class JsonMembers
{
    extension(JsonText json)
    {
        public void Member(string key, string? value)
        {
            json.Key(key);
            json.Value(value);
        }

        public void Member(string key, bool value)
        {
            json.Key(key);
            json.Value(value);
        }

        /// <summary>A number; null where there is none or it is not finite.</summary>
        public void Member(string key, double? value)
        {
            json.Key(key);
            json.Value(value ?? double.NaN);
        }

        public void Member(string key, decimal value)
        {
            json.Key(key);
            json.Value(value);
        }

        public void Member(string key, long value) => json.Member(key, (double)value);

        public void Instant(string key, long? time)
        {
            json.Key(key);
            if (time is { } instant)
                json.Instant(instant);
            else
                json.Null();
        }

        /// <summary>An array of objects, each on one line.</summary>
        public void Lines<T>(string key, IReadOnlyList<T> items, Action<JsonText, T> members)
        {
            json.Key(key);
            json.OpenArray();
            foreach (T item in items)
            {
                json.OpenObject(inline: true);
                members(json, item);
                json.CloseObject();
            }

            json.CloseArray();
        }
    }
}
