using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content;

/// <summary>A picture, file or folder of the media library. The bytes are in the <see cref="Media.MediaFolder"/>.</summary>
internal sealed class MediaItem
{
    public required Guid Key { get; init; }

    public Guid? ParentKey { get; set; }

    /// <summary>As <see cref="Content.Document.Path"/>.</summary>
    public required string Path { get; set; }

    public required int Level { get; set; }

    public int SortOrder { get; set; }

    public required Guid MediaTypeKey { get; set; }

    /// <summary>Alias of the type.</summary>
    public required string MediaType { get; set; }

    public required string Name
    {
        get;
        set
        {
            field = XmlCharacters.Line(value);
            FoldedName = Folding.Fold(field);
        }
    }

    /// <summary><see cref="Name"/> as searches compare it.</summary>
    public string FoldedName { get; private set; } = "";

    public DateTime CreateDate { get; init; }

    public DateTime UpdateDate { get; set; }

    public bool Trashed { get; set; }

    /// <summary>What was put in the recycle bin itself; what lies below it went along.</summary>
    public bool BinRoot { get; private set; }

    /// <summary>JSON, as a document's.</summary>
    public required string Values { get; set; }

    public int Version { get; private set; }

    /// <summary>Of the folder it is in; <c>/</c> at the root.</summary>
    public string ParentPath => Path[..(Path.TrimEnd('/').LastIndexOf('/') + 1)];

    /// <summary>An item without values, last of its folder.</summary>
    /// <param name="folder">Null for the root.</param>
    public static MediaItem Create(Guid key, MediaItem? folder, ContentTypeDefinition type, int sortOrder, DateTime now) => new()
    {
        Key = key,
        ParentKey = folder?.Key,
        Path = Document.PathOf(folder?.Path, key),
        Level = (folder?.Level ?? 0) + 1,
        SortOrder = sortOrder,
        MediaTypeKey = type.Key,
        MediaType = type.Alias,
        Name = "",
        Values = "{}",
        CreateDate = now,
        UpdateDate = now,
    };

    /// <exception cref="ContentException">Empty, or longer than 255 letters.</exception>
    public static void RequireName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 255)
        {
            throw new ContentException("Donnez un nom, de 255 lettres au plus.");
        }
    }

    /// <param name="folder">Null for the root.</param>
    /// <param name="withBelow">This item and all that is below it.</param>
    /// <exception cref="ContentException">The folder is this item, or below it, or no folder.</exception>
    public void MoveTo(MediaItem? folder, IReadOnlyList<MediaItem> withBelow, int sortOrder)
    {
        if (folder?.Path.StartsWith(Path, StringComparison.Ordinal) == true)
        {
            throw new ContentException("Un dossier ne peut pas être rangé dans lui-même.");
        }
        var (oldPath, newPath) = (Path, Document.PathOf(folder?.Path, Key));
        var deeper = (folder?.Level ?? 0) + 1 - Level;
        foreach (var item in withBelow)
        {
            item.Path = newPath + item.Path[oldPath.Length..];
            item.Level += deeper;
        }
        (ParentKey, SortOrder) = (folder?.Key, sortOrder);
        // Not its date: who has it open elsewhere has lost nothing, and may save.
        Version++;
    }

    /// <summary>To the recycle bin; imports leave it there.</summary>
    /// <param name="root">False for what goes along with its folder.</param>
    public void Trash(bool root, DateTime now)
    {
        (Trashed, BinRoot) = (true, root);
        Touch(now);
    }

    public void Restore(DateTime now)
    {
        (Trashed, BinRoot) = (false, false);
        Touch(now);
    }

    public void Edit(string name, string values, DateTime now)
    {
        Name = name;
        Values = values;
        Touch(now);
    }

    // As a document's: milliseconds, and never twice the same, since editors are told apart by it.
    private void Touch(DateTime now)
    {
        now = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        UpdateDate = now > UpdateDate ? now : UpdateDate.AddMilliseconds(1);
        Version++;
    }
}
