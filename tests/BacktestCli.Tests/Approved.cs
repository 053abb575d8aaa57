using System.Runtime.CompilerServices;

namespace BacktestCli.Tests;

/// <summary>Holds text against an approved file in <c>Approved/</c>; where they differ, what was received is written beside it.</summary>
internal static class Approved
{
    public static void Matches(string received, string name, [CallerFilePath] string caller = "")
    {
        string folder = Path.Combine(Repository.Root, "tests", "BacktestCli.Tests", "Approved");
        string approvedFile = Path.Combine(folder, name);
        string receivedFile = Path.Combine(folder, Path.GetFileNameWithoutExtension(name) + ".received" + Path.GetExtension(name));
        string approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : "";
        if (approved == received)
        {
            File.Delete(receivedFile);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(receivedFile, received);
        Assert.Fail($"{Path.GetFileName(caller)}: {name} is not what was approved. Compare with {receivedFile}, and rename it if it is right.");
    }
}
