using UsineCitoyenne.Core.Content.Import;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>The folder that an export writes, and what it did there file by file.</summary>
internal sealed class ExportTarget(string folder, IProgress<long>? progress)
{
    private readonly List<ImportResult> results = [];

    public ExportNames Names { get; } = new(folder);

    public IReadOnlyList<ImportResult> Results => results;

    /// <param name="bytes">Null: there is nothing to write, and <paramref name="note"/> says why.</param>
    public void Write(string path, byte[]? bytes, string? note = null)
    {
        results.Add(new ImportResult(path, bytes is null ? ImportOutcome.Refused : Put(path, bytes), note));
        progress?.Report(results.Count);
    }

    /// <summary>Says of the files that nothing was written to that they were left alone.</summary>
    public void Leave() => results.AddRange(Names.Rest.Where(path => results.TrueForAll(result => result.Path != path)).ToList()
        .Select(path => new ImportResult(path, ImportOutcome.Same, "Hors de cet export\u00A0: laissé tel quel.")));

    private ImportOutcome Put(string path, byte[] bytes)
    {
        var file = Path.GetFullPath(Path.Combine(folder, path));
        if (!file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return ImportOutcome.Refused;
        }
        var exists = File.Exists(file);
        if (exists && File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes))
        {
            return ImportOutcome.Same;
        }
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        // Renamed into place: a checkout is never left with half a file.
        var partial = $"{file}.{Guid.NewGuid():N}.partial";
        File.WriteAllBytes(partial, bytes);
        File.Move(partial, file, overwrite: true);
        return exists ? ImportOutcome.Changed : ImportOutcome.Created;
    }
}
