using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>One item read from a file, whatever the format of the file.</summary>
/// <param name="Path">Below the import folder, with slashes; at most 400 characters.</param>
/// <param name="Hash">SHA-256 of the file, hexadecimal.</param>
public abstract record ImportFile(string Path, string Hash, Guid Key)
{
    /// <summary>The file as it is, kept for the export.</summary>
    public ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>What the reader left aside, in French, for the report; null for nothing.</summary>
    public string? Note { get; init; }
}

/// <summary>A file without an item, kept only for the export to give back.</summary>
public sealed record KeptImport(string Path, string Hash, Guid Key) : ImportFile(Path, Hash, Key);

/// <summary>A file that says that its item was deleted.</summary>
public sealed record DeletionImport(string Path, string Hash, Guid Key) : ImportFile(Path, Hash, Key);

public sealed record SchemaImport(string Path, string Hash, SchemaDefinition Definition) : ImportFile(Path, Hash, Definition.Key);

/// <summary>What documents and media have in common.</summary>
/// <param name="Parent">Null at the root.</param>
/// <param name="Type">Alias of the document or media type.</param>
/// <param name="CreateDate">UTC; null when the file does not say.</param>
/// <param name="Values">All of them, by property alias.</param>
public abstract record NodeImport(
    string Path, string Hash, Guid Key, Guid? Parent, string Type, string Name, int SortOrder, DateTime? CreateDate, bool Trashed,
    IReadOnlyDictionary<string, string> Values) : ImportFile(Path, Hash, Key);

public sealed record DocumentImport(
    string Path, string Hash, Guid Key, Guid? Parent, string Type, string Name, int SortOrder, DateTime? CreateDate, bool Trashed,
    IReadOnlyDictionary<string, string> Values, bool Published, Guid? Template)
    : NodeImport(Path, Hash, Key, Parent, Type, Name, SortOrder, CreateDate, Trashed, Values)
{
    /// <summary>When it goes online, or offline. Dates that are past say nothing.</summary>
    public PlannedDates Planned { get; init; }
}

public sealed record MediaImport(
    string Path, string Hash, Guid Key, Guid? Parent, string Type, string Name, int SortOrder, DateTime? CreateDate, bool Trashed,
    IReadOnlyDictionary<string, string> Values)
    : NodeImport(Path, Hash, Key, Parent, Type, Name, SortOrder, CreateDate, Trashed, Values);
