using System.Security.Cryptography;
using BacktestCli.Data.Export;
using BacktestCli.Reports;
using BacktestCli.Reports.Json;

namespace BacktestCli.Handlers;

/// <summary>A report as JSON, rendered once: hashed on its way to the disk, where it stands beside its place until it is kept.</summary>
internal sealed class RenderedReport : IDisposable
{
    private readonly PendingFile? _file;

    /// <param name="report">The report.</param>
    /// <param name="path">Its place on the disk; null: it is hashed alone.</param>
    /// <exception cref="Data.DataException">The disk does not let us.</exception>
    public RenderedReport(Report report, string? path)
    {
        string fingerprint = "";
        if (path is not null)
            _file = PendingFile.Write(path, stream => fingerprint = Render(report, stream));
        else
            fingerprint = Render(report, Stream.Null);
        Fingerprint = fingerprint;
    }

    /// <summary>SHA-256 of the bytes of <c>report.json</c>, lower-case hex.</summary>
    public string Fingerprint { get; }

    /// <summary>Moves it to its place, if it has one.</summary>
    public void Keep() => _file?.Keep();

    /// <summary>What was not kept is gone.</summary>
    public void Dispose() => _file?.Dispose();

    private static string Render(Report report, Stream stream)
    {
        using SHA256 hash = SHA256.Create();
        using (CryptoStream passing = new(stream, hash, CryptoStreamMode.Write, leaveOpen: true))
            ReportWriter.Write(report, passing);
        return Convert.ToHexStringLower(hash.Hash!);
    }
}
