using System.Xml;
using UsineCitoyenne.Core.Content.Export;
using UsineCitoyenne.Core.Files;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Umbraco.USync;

/// <summary>
/// Which file an item goes to: the one it was imported from, else the one that holds it in the target already, else by uSync's
/// rule a new one named after the item, in lower case, with the start of the key when that is taken.
/// </summary>
internal sealed class ExportNames(string folder)
{
    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, string> present = KeysIn(folder);

    /// <summary>Files of the target that nothing was given.</summary>
    public IEnumerable<string> Rest => USyncFolder.FilesOf(folder).Where(path => !taken.Contains(path));

    public string Of(ExportItem item, string kind, string name)
    {
        if (item.Source is { } source && Take(source.Path))
        {
            return source.Path;
        }
        if (present.TryGetValue(item.Key, out var path) && USyncFolder.FolderOf(path) == kind && Take(path))
        {
            return path;
        }
        var stem = Stem(name);
        var candidates = new[] { stem, $"{stem}_{item.Key.ToString("N")[..8]}", item.Key.ToString() }.Where(
            candidate => candidate.Length > 0);
        return candidates.Select(candidate => $"{kind}/{candidate}.config")
            .First(candidate => !IsOthers(candidate, item.Key) && Take(candidate));
    }

    public bool Take(string path) => taken.Add(path);

    private bool IsOthers(string path, Guid key) =>
        present.Any(pair => pair.Key != key && pair.Value.Equals(path, StringComparison.OrdinalIgnoreCase));

    // « site.name » and « exemple.fr/2 » keep their dots.
    private static string Stem(string name)
    {
        var stem = string.Join('.', name.Split('.').Select(Folding.Slug).Where(part => part.Length > 0));
        return stem.Length <= 100 ? stem : stem[..100].TrimEnd('-', '.');
    }

    private static Dictionary<Guid, string> KeysIn(string folder)
    {
        var keys = new Dictionary<Guid, string>();
        foreach (var path in USyncFolder.FilesOf(folder))
        {
            try
            {
                using var file = File.OpenRead(Path.Combine(folder, path));
                using var reader = SafeXml.Open(file, new XmlLimits());
                if (reader.MoveToContent() == XmlNodeType.Element && Guid.TryParse(reader.GetAttribute("Key"), out var key))
                {
                    keys.TryAdd(key, path);
                }
            }
            catch (XmlException)
            {
                // A broken file holds no item.
            }
        }
        return keys;
    }
}
