namespace BacktestCli.Configuration;

/// <summary>Providers of models and their models as they stand. Neither keys nor the values of headers are shown.</summary>
internal static class ProviderRows
{
    /// <summary>All of them, provider by provider.</summary>
    public static IEnumerable<SettingRow> All(Setup setup) => setup.Models.Providers.SelectMany(provider => Of(provider, setup));

    private static IEnumerable<SettingRow> Of(string provider, Setup setup)
    {
        string prefix = $"{ProviderSection.Key}.{provider}.";
        (string address, string origin) = setup.Models.Address(provider);
        yield return new SettingRow(prefix + ProviderKeys.BaseUrl, address, origin);
        if (setup.Models.KeyVariable(provider) is { } key)
        {
            yield return new SettingRow(prefix + ProviderKeys.KeyVariable, key.Name, key.Origin);
            Variable? secret = setup.Variables.Find(key.Name);
            yield return new SettingRow(prefix + "key", secret is null ? "not set" : "set", secret?.Origin ?? SettingRow.Default);
        }

        if (setup.File?.Providers is not { } section)
            yield break;
        foreach (ProviderSetting setting in section.Settings.Where(one => one.Provider == provider && !IsShown(one)))
        {
            string name = setting.Model is null ? setting.Name : $"{ProviderKeys.Models}.{setting.Model}.{setting.Name}";
            yield return new SettingRow(prefix + name, setting.Header is null ? setting.Value : "set", setting.Place.ToString());
        }

        IEnumerable<ProviderModel> bare = section.Models.Where(one => one.Name.Provider == provider && !section.Settings.Any(one.Has));
        foreach (ProviderModel model in bare)
            yield return new SettingRow($"{prefix}{ProviderKeys.Models}.{model.Name.Model}", null, model.Place.ToString());
    }

    private static bool IsShown(ProviderSetting setting) =>
        setting.Model is null && setting.Name is ProviderKeys.BaseUrl or ProviderKeys.KeyVariable;
}
