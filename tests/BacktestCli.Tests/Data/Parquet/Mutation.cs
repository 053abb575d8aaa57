namespace BacktestCli.Tests.Data.Parquet;

/// <summary>Ways of damaging a file.</summary>
internal static class Mutation
{
    private static readonly byte[][] Nasty =
    [
        [0x00], [0x7F], [0x80], [0xFF], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F], [0xFE, 0xFF, 0xFF, 0xFF, 0x0F],
        [0x00, 0x00, 0x00, 0x00], [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF],
        [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01],
    ];

    /// <summary>The file with one to four wounds, in its pages or in its footer.</summary>
    public static byte[] Of(byte[] file, Random random)
    {
        List<byte> wounded = [.. file];
        int footer = Rewriting.FooterStart(file);
        for (int wounds = random.Next(1, 5); wounds > 0 && wounded.Count > 0; wounds--)
        {
            int at = random.Next(2) == 0 ? random.Next(footer) : random.Next(footer, file.Length);
            Wound(wounded, Math.Min(at, wounded.Count - 1), random);
        }

        return [.. wounded];
    }

    private static void Wound(List<byte> file, int at, Random random)
    {
        int count = Math.Min(random.Next(1, 12), file.Count - at);
        switch (random.Next(12))
        {
            case 0: file.RemoveRange(at, count); break;
            case 1: file.InsertRange(at, file.GetRange(random.Next(file.Count - count), count)); break;
            case 2: Overwrite(file, at, [.. file.GetRange(random.Next(file.Count - count), count)]); break;
            case 3 when random.Next(10) == 0: file.RemoveRange(at, file.Count - at - 1); break;
            case <= 5: Overwrite(file, at, Nasty[random.Next(Nasty.Length)]); break;
            case <= 8: file[at] ^= (byte)(1 << random.Next(8)); break;
            default: file[at] = (byte)random.Next(256); break;
        }
    }

    private static void Overwrite(List<byte> file, int at, byte[] bytes)
    {
        for (int i = 0; i < bytes.Length && at + i < file.Count; i++)
            file[at + i] = bytes[i];
    }
}
