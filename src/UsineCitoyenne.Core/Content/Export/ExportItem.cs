using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Export;

/// <summary>The file that an item was last imported from, as it was.</summary>
/// <param name="Path">Below the import folder, with slashes.</param>
public sealed record ExportSource(string Path, byte[] Content);

/// <summary>One item to write, whatever the format of the file.</summary>
/// <param name="Source">Null for an item that was never imported.</param>
public abstract record ExportItem(Guid Key, ExportSource? Source);

/// <param name="Unchanged">True when nobody edited it since its import.</param>
public sealed record SchemaExport(SchemaDefinition Definition, ExportSource? Source, bool Unchanged) : ExportItem(Definition.Key, Source);

/// <summary>A file that was imported and whose item is gone.</summary>
public sealed record DeletedExport(Guid Key, ExportSource Deleted) : ExportItem(Key, Deleted);

/// <summary>What documents and media have in common.</summary>
/// <param name="Parent">Null at the root.</param>
/// <param name="Type">Alias of the document or media type.</param>
/// <param name="Names">Of its ancestors and its own, from the root.</param>
/// <param name="Values">The draft, by property alias.</param>
public abstract record NodeExport(
    Guid Key, ExportSource? Source, Guid? Parent, string Type, IReadOnlyList<string> Names, int SortOrder, DateTime CreateDate,
    bool Trashed,
    IReadOnlyDictionary<string, string> Values) : ExportItem(Key, Source)
{
    public string Name => Names[^1];

    /// <summary>1 at the root.</summary>
    public int Level => Names.Count;
}

public sealed record DocumentExport(
    Guid Key, ExportSource? Source, Guid? Parent, string Type, IReadOnlyList<string> Names, int SortOrder, DateTime CreateDate,
    bool Trashed,
    IReadOnlyDictionary<string, string> Values, bool Published, Guid? Template)
    : NodeExport(Key, Source, Parent, Type, Names, SortOrder, CreateDate, Trashed, Values)
{
    public PlannedDates Planned { get; init; }
}

public sealed record MediaExport(
    Guid Key, ExportSource? Source, Guid? Parent, string Type, IReadOnlyList<string> Names, int SortOrder, DateTime CreateDate,
    bool Trashed,
    IReadOnlyDictionary<string, string> Values)
    : NodeExport(Key, Source, Parent, Type, Names, SortOrder, CreateDate, Trashed, Values)
{
    /// <summary>Address of the file; empty for a folder.</summary>
    public required string Url { get; init; }
}
