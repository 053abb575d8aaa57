using BacktestCli.Data.Parquet.Format;

namespace BacktestCli.Data.Parquet.Schema;

/// <summary>Finds the columns of a file in its schema, a tree that lies there parents first, and makes such a schema of columns.</summary>
internal static class SchemaTree
{
    private const int Deepest = 64;

    /// <summary>A long name of a group would stand in the path of each of its columns.</summary>
    private const int LongestPath = 1024;

    /// <summary>The leaves, in the order of the column chunks.</summary>
    public static IReadOnlyList<Leaf> Leaves(IReadOnlyList<SchemaElement> elements)
    {
        if (elements.Count == 0 || elements[0].Physical is not null)
            throw new ParquetException("the schema has no root");

        List<Leaf> leaves = [];
        int next = 1;
        for (int i = 0; i < elements[0].Children; i++)
            Descend(elements, ref next, [], leaves);
        return next == elements.Count
            ? leaves
            : throw new ParquetException($"the schema has {elements.Count} elements, and its tree only {next}");
    }

    /// <summary>The schema of a flat table.</summary>
    public static IReadOnlyList<SchemaElement> Of(IReadOnlyList<ParquetColumn> columns) =>
        [new SchemaElement("schema") { Children = columns.Count }, .. columns.Select(ColumnAnnotation.Write)];

    private static void Descend(IReadOnlyList<SchemaElement> elements, ref int next, List<string> path, List<Leaf> leaves)
    {
        if (next >= elements.Count)
            throw new ParquetException($"the schema has {elements.Count} elements, and its tree needs more");
        if (path.Count >= Deepest)
            throw new ParquetException($"the schema nests deeper than {Deepest} levels");

        SchemaElement element = elements[next++];
        path.Add(element.Name);
        if (element.Physical is { } physical)
            leaves.Add(ColumnAnnotation.Read(element, physical, Name(path), isNested: path.Count > 1));
        for (int i = 0; i < element.Children; i++)
            Descend(elements, ref next, path, leaves);
        path.RemoveAt(path.Count - 1);
    }

    private static string Name(List<string> path) => path.Count == 1 || path.Sum(name => (long)name.Length) <= LongestPath
        ? string.Join('.', path)
        : throw new ParquetException($"the schema has a path longer than {LongestPath}");
}
