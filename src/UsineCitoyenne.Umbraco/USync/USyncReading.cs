using UsineCitoyenne.Core.Content.Import;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>A folder while it is read, phase by phase; what no phase asked for is left at the end.</summary>
internal sealed class USyncReading(string root, IReadOnlySet<(string Path, string Hash)> known, IProgress<long>? progress,
    CancellationToken cancel)
{
    /// <summary>uSync's format 10 is that of Umbraco 14 to 17.</summary>
    private const string Format = "10.";

    // Any: the settings have no key of their own.
    private static readonly Guid SettingsKey = new("7a3a2f5c-5b0e-5d0c-9c43-6f6b7f3f7d10");

    private readonly List<string> waiting = [.. USyncFolder.FilesOf(root)];
    private long done;

    public void Read(string folder, IUSyncPhase phase)
    {
        foreach (var path in waiting.Where(path => USyncFolder.FolderOf(path) == folder).ToList())
        {
            cancel.ThrowIfCancellationRequested();
            var file = USyncFile.Read(root, path);
            phase.Read(file, known.Contains((file.Path, file.Hash)));
            waiting.Remove(path);
            progress?.Report(++done);
        }
    }

    /// <returns>The settings when they are new, and a refusal for each file that this site has no place for.</returns>
    public (KeptImport? Settings, IReadOnlyList<ImportResult> Refused) Rest()
    {
        KeptImport? settings = null;
        var refused = new List<ImportResult>();
        foreach (var path in waiting)
        {
            if (path != USyncFolder.Settings)
            {
                var folder = USyncFolder.FolderOf(path);
                refused.Add(Refusal(path, folder.Length == 0
                    ? "Ce fichier n’est dans aucun dossier d’éléments."
                    : $"Ce site n’a pas ce genre d’éléments\u00A0: «\u00A0{folder}\u00A0»."));
            }
            else if (USyncFile.Read(root, path) is var file && WhyRefused(file) is { } reason)
            {
                refused.Add(Refusal(path, reason));
            }
            else if (!known.Contains((file.Path, file.Hash)))
            {
                settings = new KeptImport(file.Path, file.Hash, SettingsKey) { Content = file.Bytes };
            }
            progress?.Report(++done);
        }
        return (settings, refused);
    }

    private static string? WhyRefused(USyncFile settings)
    {
        try
        {
            var format = (string?)settings.Parse("uSync").Attribute("format") ?? "";
            return format.StartsWith(Format, StringComparison.Ordinal)
                ? null
                : $"Dossier au format «\u00A0{format}\u00A0»\u00A0: ce site lit le format 10, celui d’Umbraco 14 à 17. Les fichiers sont "
                + "lus un par un, selon ce qu’ils disent.";
        }
        catch (FormatException failure)
        {
            return failure.Message;
        }
    }

    private static ImportResult Refusal(string path, string reason) => new(path, ImportOutcome.Refused, reason);
}
