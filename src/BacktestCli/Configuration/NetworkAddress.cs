using System.Net;
using System.Net.Sockets;

namespace BacktestCli.Configuration;

/// <summary>What an address says about the way to it.</summary>
internal static class NetworkAddress
{
    /// <summary>True where a key can be sent: encrypted, or no further than this machine or the network it stands in.</summary>
    public static bool HidesKeys(Uri address) => address.Scheme == Uri.UriSchemeHttps || address.IsLoopback || IsNear(address.DnsSafeHost);

    /// <summary>A name without a dot, or an address that is routed nowhere else (RFC 1918, RFC 4193, link-local).</summary>
    private static bool IsNear(string host)
    {
        if (!IPAddress.TryParse(host, out IPAddress? address))
            return !host.Contains('.', StringComparison.Ordinal);
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
            return address.IsIPv6UniqueLocal || address.IsIPv6LinkLocal;
        return address.GetAddressBytes() is [10, ..] or [172, >= 16 and < 32, ..] or [192, 168, ..] or [169, 254, ..];
    }
}
