using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Redirects;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Scheduling;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Content.Import;

/// <summary>
/// Creates or replaces documents by key. A document that editors changed or deleted since its last import is theirs: a file
/// that changed too is refused, unless the caller asks to overwrite.
/// </summary>
public sealed class ImportDocuments(Database database, TimeProvider clock)
{
    /// <param name="files">Those that changed, in any order.</param>
    /// <param name="present">Paths of all files of the folder.</param>
    /// <returns>A result for each file, in their order. All in one transaction.</returns>
    public Task<IReadOnlyList<ImportResult>> RunAsync(
        IReadOnlyList<DocumentImport> files, IReadOnlySet<string> present, bool overwrite = false, CancellationToken cancel = default) =>
        database.WriteAsync(db => RunAsync(db, files, present, overwrite, replaceHome: false, cancel), cancel);

    internal async Task<IReadOnlyList<ImportResult>> RunAsync(
        SiteDbContext db, IReadOnlyList<DocumentImport> files, IReadOnlySet<string> present, bool overwrite, bool replaceHome,
        CancellationToken cancel)
    {
        var ledger = await ImportLedger.OpenAsync(db, present, clock.GetUtcNow().UtcDateTime, cancel);
        var (ordered, circular) = Ordering.DependenciesFirst([.. files.Where(ledger.Accept)], file => file.Parent is { } key ? [key] : []);
        circular.ForEach(file => ledger.Refuse(file, NodeRules.Circular));
        var batch = await Batch.OpenAsync(db, ordered, clock.GetUtcNow().UtcDateTime, cancel);
        var home = replaceHome ? null : await NationalHomeGuard.OpenAsync(db, ordered, cancel);
        var imported = new List<Document>();
        foreach (var file in ordered)
        {
            var document = batch.Documents.GetValueOrDefault(file.Key);
            var type = batch.Schema.ContentType(file.Type);
            var refusal = NodeRules.WhyRefused(file, type, batch.Holds(file))
                ?? NodeRules.Conflict(document?.Version, ledger.LastOf(file), overwrite) ?? home?.WhyRefused(file);
            if (refusal == NodeRules.EditedSince && batch.Says(file, type!, document!))
            {
                // What an editor wrote and then exported: the file says nothing else.
                ledger.Apply(file, ImportOutcome.Same, document!.Version);
                continue;
            }
            if (refusal is not null)
            {
                ledger.Refuse(file, refusal);
                continue;
            }
            var (applied, held) = await batch.ApplyAsync(file, type!, cancel);
            imported.Add(applied);
            ledger.Apply(file, document is null ? ImportOutcome.Created : ImportOutcome.Changed, applied.Version, held);
        }
        await ReferenceIndexer.ReplaceAsync(db, [.. imported.Select(document => document.Key)], imported.SelectMany(ReferenceReader.Of),
            cancel);
        await AddressSettlement.RunAsync(db, cancel);
        return await ledger.CloseAsync(files, cancel);
    }

    private sealed class Batch(SiteDbContext db, DateTime now)
    {
        public required Dictionary<Guid, Document> Documents { get; init; }

        public required ContentSchema Schema { get; init; }

        public required UrlSegments Segments { get; init; }

        public required ILookup<Guid, DocumentSchedule> Planned { get; init; }

        /// <summary>Where visitors found, before this import, the documents that it may put elsewhere.</summary>
        public required Dictionary<Guid, string> FormerAddresses { get; init; }

        public static async Task<Batch> OpenAsync(SiteDbContext db, IReadOnlyList<DocumentImport> files, DateTime now,
            CancellationToken cancel)
        {
            var keys = files.Select(file => file.Key).Concat(files.Select(file => file.Parent).OfType<Guid>()).Distinct().ToList();
            var documents = await db.Set<Document>().Where(document =>
                EF.Parameter(keys).Contains(document.Key)).ToDictionaryAsync(document => document.Key, cancel);
            return new Batch(db, now)
            {
                Documents = documents,
                FormerAddresses = await AddressesAsync(db, files, documents, cancel),
                Schema = await db.SchemaAsync(cancel),
                Segments = await UrlSegments.LoadAsync(db, [.. files.Select(file => file.Parent)], cancel),
                Planned = (await db.Set<DocumentSchedule>().Where(row => EF.Parameter(keys).Contains(row.DocumentKey)).ToListAsync(cancel))
                    .ToLookup(row => row.DocumentKey),
            };
        }

        private static async Task<Dictionary<Guid, string>> AddressesAsync(
            SiteDbContext db, IReadOnlyList<DocumentImport> files, Dictionary<Guid, Document> documents, CancellationToken cancel)
        {
            var addresses = new Dictionary<Guid, string>();
            foreach (var file in files)
            {
                if (documents.GetValueOrDefault(file.Key) is { Published: true, Trashed: false } document
                    && (document.ParentKey != file.Parent || document.PublishedName != file.Name
                        || ReservedSegments.Contains(document.UrlSegment))
                    && await Addresses.OfAsync(db, document, cancel) is { } address)
                {
                    addresses[file.Key] = address;
                }
            }
            return addresses;
        }

        /// <summary>Its parent is there; in the bin only for what is there too.</summary>
        public bool Holds(DocumentImport file) =>
            file.Parent is not { } key || (Documents.TryGetValue(key, out var parent) && (file.Trashed || !parent.Trashed));

        public bool Says(DocumentImport file, ContentTypeDefinition type, Document document) =>
            document.Name == file.Name && document.ParentKey == file.Parent && document.SortOrder == file.SortOrder
            && document.ContentTypeKey == type.Key && document.TemplateKey == file.Template && document.Trashed == file.Trashed
            && (file.Trashed || document.Published == file.Published)
            && PlannedDates.Of(Planned[file.Key]) == file.Planned.After(now)
            && ValueComparison.Same(DocumentValues.Read(document.Values), ContentCleaner.Clean(Schema, type, file.Values));

        /// <returns>The document, and why it was not published although its file says so.</returns>
        public async Task<(Document Document, string? Held)> ApplyAsync(
            DocumentImport file, ContentTypeDefinition type, CancellationToken cancel)
        {
            var parent = file.Parent is { } key ? Documents[key] : null;
            var wasTrashed = false;
            var moved = false;
            if (!Documents.TryGetValue(file.Key, out var document))
            {
                document = Create(file, type, parent);
            }
            else
            {
                (wasTrashed, moved) = (document.Trashed, document.ParentKey != file.Parent);
                if (moved)
                {
                    await MoveAsync(document, parent, cancel);
                }
            }
            if (type.Alias == DocumentTypes.DepartementHome)
            {
                Segments.AddDepartement(file.Key);
            }
            document.ContentTypeKey = type.Key;
            document.ContentType = type.Alias;
            document.SortOrder = file.SortOrder;
            document.TemplateKey = file.Template;
            document.Trashed = file.Trashed;
            document.BinRoot = file.Trashed && parent?.Trashed != true;
            document.Edit(file.Name, DocumentValues.Write(ContentCleaner.Clean(Schema, type, file.Values)), now);
            if (wasTrashed != file.Trashed)
            {
                await MaskAsync(document, cancel);
            }
            var former = document.UrlSegment;
            var segment = file.Trashed ? former : moved ? Segments.Take(file.Parent, file.Key, file.Name) : Segments.Settle(document);
            string? held = null;
            if (file.Published && !file.Trashed)
            {
                held = await PublishAsync(document, type, segment, cancel);
            }
            else if (document.Published)
            {
                document.Unpublish();
            }
            if (!document.Published)
            {
                // What stays online keeps its address.
                document.UrlSegment = segment;
            }
            else if ((moved || former != document.UrlSegment) && FormerAddresses.TryGetValue(file.Key, out var address))
            {
                await RedirectWriter.KeepAsync(db, address, file.Key, now, cancel);
            }
            Plan(file);
            return (document, held);
        }

        // What the back office would refuse to publish does not come online by a file: it waits as a draft, and what was online stays.
        private async Task<string?> PublishAsync(Document document, ContentTypeDefinition type, string segment, CancellationToken cancel)
        {
            var problems = await ValueValidator.CheckAsync(db, Schema, type, DocumentValues.Read(document.Values), cancel);
            if (problems.Count == 0)
            {
                document.Publish(segment, now);
                return null;
            }
            return $"Gardé en brouillon\u00A0: {string.Join(" ", problems.Select(problem => problem.Message).Distinct())}";
        }

        private void Plan(DocumentImport file)
        {
            var wanted = file.Trashed ? default : file.Planned.After(now);
            if (PlannedDates.Of(Planned[file.Key]) != wanted)
            {
                db.RemoveRange(Planned[file.Key]);
                db.AddRange(wanted.RowsOf(file.Key, Editor.System.Key, Editor.System.Name));
            }
        }

        private Document Create(DocumentImport file, ContentTypeDefinition type, Document? parent)
        {
            var document = new Document
            {
                Key = file.Key,
                ParentKey = file.Parent,
                Path = Document.PathOf(parent?.Path, file.Key),
                Level = (parent?.Level ?? 0) + 1,
                ContentTypeKey = type.Key,
                ContentType = type.Alias,
                Name = file.Name,
                UrlSegment = "",
                Values = "",
                CreateDate = file.CreateDate ?? now,
            };
            db.Add(document);
            Documents.Add(document.Key, document);
            return document;
        }

        private async Task MoveAsync(Document document, Document? parent, CancellationToken cancel)
        {
            var (oldPath, newPath) = (document.Path, Document.PathOf(parent?.Path, document.Key));
            var deeper = (parent?.Level ?? 0) + 1 - document.Level;
            document.ParentKey = parent?.Key;
            foreach (var moved in await WithinAsync(document, cancel))
            {
                moved.Path = newPath + moved.Path[oldPath.Length..];
                moved.Level += deeper;
            }
        }

        // What is below goes into the bin along with it, and comes out of it with it, but for what was put there on its own account. Its
        // own text did not change: a later file of it is applied.
        private async Task MaskAsync(Document document, CancellationToken cancel)
        {
            var below = (await WithinAsync(document, cancel)).Where(other => other != document).ToList();
            var own = below.Where(other => other.BinRoot).ToList();
            foreach (var other in below.Where(other => !own.Exists(root => other.Path.StartsWith(root.Path, StringComparison.Ordinal))))
            {
                other.Trashed = document.Trashed;
            }
        }

        // Found where the database still has them; an earlier file of this run may have moved some away, or others here.
        private async Task<List<Document>> WithinAsync(Document document, CancellationToken cancel)
        {
            var stored = db.Entry(document).Property(row => row.Path).OriginalValue;
            await db.Set<Document>().Where(other => other.Path.StartsWith(stored)).LoadAsync(cancel);
            return [.. db.Set<Document>().Local.Where(other => other.Path.StartsWith(document.Path, StringComparison.Ordinal))];
        }
    }
}
