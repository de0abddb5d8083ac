using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content;

/// <summary>
/// A page of the site, as a draft and as it was last published. Values are strings by property alias, in the form that
/// editors of the back office store them.
/// </summary>
internal sealed class Document
{
    public required Guid Key { get; init; }

    /// <summary>Null at the root.</summary>
    public Guid? ParentKey { get; set; }

    /// <summary>Keys from the root to this document, each without dashes and between slashes: a start node is a prefix of it.</summary>
    public required string Path { get; set; }

    /// <summary>1 at the root.</summary>
    public required int Level { get; set; }

    public int SortOrder { get; set; }

    public required Guid ContentTypeKey { get; set; }

    /// <summary>Alias of the type.</summary>
    public required string ContentType { get; set; }

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

    /// <summary>The published address among its siblings; unique there. Follows the name at each publish, not at each save.</summary>
    public required string UrlSegment
    {
        get;
        set
        {
            field = value;
            if (Published)
            {
                PublishedSegment = value;
            }
        }
    }

    /// <summary>The last <see cref="UrlSegment"/> under which visitors could read the page; null when they never could.</summary>
    public string? PublishedSegment { get; private set; }

    /// <summary>
    /// <see cref="UrlSegment"/> while visitors may read the page there, null otherwise: a unique index lets no two siblings have the
    /// same, whoever writes.
    /// </summary>
    public string? OnlineSegment
    {
        get => Published && !Trashed ? UrlSegment : null;
        private set { }
    }

    public Guid? TemplateKey { get; set; }

    public DateTime CreateDate { get; init; }

    /// <summary>When its text last changed. Going online or offline leaves it: who has the page open meanwhile may still save.</summary>
    public DateTime UpdateDate { get; set; }

    public bool Trashed { get; set; }

    /// <summary>
    /// True for what was itself put in the bin: what hung below it went along, and comes back with it. A trashed document keeps its
    /// parent and path, so that start nodes hold in the bin too and a restore knows where to.
    /// </summary>
    public bool BinRoot { get; set; }

    /// <summary>The draft: JSON of <see cref="DocumentValues"/>.</summary>
    public required string Values { get; set; }

    public bool Published { get; private set; }

    /// <summary>Kept after unpublishing, as the published values are: what was last online.</summary>
    public string? PublishedName { get; private set; }

    public string? PublishedValues { get; private set; }

    public DateTime? PublishedAt { get; private set; }

    /// <summary>Goes up with each change; guards against two editors at once.</summary>
    public int Version { get; private set; }

    /// <summary>True when the draft differs from what is online.</summary>
    public bool HasPendingChanges => Published && (Name != PublishedName || Values != PublishedValues);

    public static string PathOf(string? parentPath, Guid key) => $"{parentPath ?? "/"}{key:N}/";

    public void Edit(string name, string values, DateTime now)
    {
        Name = name;
        Values = values;
        Touch(now);
    }

    /// <summary>Puts the draft online. <paramref name="segment"/> is unique among the siblings.</summary>
    public void Publish(string segment, DateTime now)
    {
        Published = true;
        UrlSegment = segment;
        PublishedName = Name;
        PublishedValues = Values;
        PublishedAt = now;
        Version++;
    }

    public void Unpublish()
    {
        Published = false;
        Version++;
    }

    /// <summary>Its place changed and not its text: who edits it meanwhile may still save.</summary>
    public void Rearrange() => Version++;

    // Milliseconds, as JSON and both engines carry them, and never twice the same: editors are told apart by it.
    private void Touch(DateTime now)
    {
        now = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
        UpdateDate = now > UpdateDate ? now : UpdateDate.AddMilliseconds(1);
        Version++;
    }
}
