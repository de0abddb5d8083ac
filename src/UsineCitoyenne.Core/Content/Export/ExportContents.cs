using UsineCitoyenne.Core.Content.Schema;

namespace UsineCitoyenne.Core.Content.Export;

/// <summary>All that one export writes, parents before children.</summary>
public sealed record ExportContents(ContentSchema Definitions)
{
    /// <summary>UTC.</summary>
    public required DateTime ReadAt { get; init; }

    public required IReadOnlyList<SchemaExport> Schema { get; init; }

    public required IReadOnlyList<MediaExport> Media { get; init; }

    public required IReadOnlyList<DocumentExport> Documents { get; init; }

    public IReadOnlyList<DeletedExport> Deleted { get; init; } = [];

    public int Count => Schema.Count + Media.Count + Documents.Count + Deleted.Count;

    /// <summary>Values as an import of them would store them: rich texts cleaned.</summary>
    public IReadOnlyDictionary<string, string> AsStored(string contentType, IReadOnlyDictionary<string, string> values) =>
        Definitions.ContentType(contentType) is { } type ? ContentCleaner.Clean(Definitions, type, values) : values;
}
