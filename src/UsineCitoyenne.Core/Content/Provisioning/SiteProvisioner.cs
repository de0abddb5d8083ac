using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.References;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Provisioning;

/// <summary>
/// Gives each territory its site by copying the template that editors prepared: an unpublished département home without a code.
/// A page is copied once: what editors then change or delete is theirs. A page added to the template later is added everywhere.
/// </summary>
public sealed class SiteProvisioner(Database database, TimeProvider clock)
{
    /// <returns>Number of pages created; 0 when all were there, or when there is no template. All in one transaction.</returns>
    public async Task<int> RunAsync(IReadOnlyCollection<ProvisionedSite> sites, CancellationToken cancel = default)
    {
        // A look without the write lock: on an ordinary start there is nothing to do.
        await using (var read = database.Read())
        {
            if (await PlanAsync(read, sites, cancel) is not { Missing.Count: > 0 })
            {
                return 0;
            }
        }
        return await database.WriteAsync(async db =>
        {
            await ContentRevision.LockAsync(db, cancel);
            if (await PlanAsync(db, sites, cancel) is not { Missing.Count: > 0 } plan)
            {
                return 0;
            }
            var created = await CopyAsync(db, plan, cancel);
            if (created > 0)
            {
                await ContentRevision.BumpWholeAsync(db, cancel);
            }
            return created;
        }, cancel);
    }

    private static async Task<Plan?> PlanAsync(SiteDbContext db, IReadOnlyCollection<ProvisionedSite> sites, CancellationToken cancel)
    {
        var homes = await db.Set<Document>().AsNoTracking()
            .Where(document => document.ContentType == DocumentTypes.DepartementHome && !document.Published && !document.Trashed)
            .OrderBy(document => document.SortOrder).ToListAsync(cancel);
        if ((homes.Find(NamesTheCode) ?? homes.Find(HasNoCode)) is not { } template)
        {
            return null;
        }
        var pages = await db.Set<Document>().AsNoTracking()
            .Where(document => document.Path.StartsWith(template.Path) && !document.Trashed)
            .OrderBy(document => document.Level).ThenBy(document => document.SortOrder).ToListAsync(cancel);
        var keys = pages.Select(page => page.Key).ToList();
        var done = (await db.Set<ProvisioningRecord>().AsNoTracking()
            .Where(record => EF.Parameter(keys).Contains(record.TemplateKey))
            .Select(record => new { record.TemplateKey, record.Code }).ToListAsync(cancel))
            .Select(record => (record.TemplateKey, record.Code)).ToHashSet();
        return new Plan(template, [.. sites.SelectMany(site => pages.Select(page => (site, page)))
            .Where(pair => !done.Contains((pair.page.Key, pair.site.Code)))]);
    }

    private static bool NamesTheCode(Document home) => home.Name.Contains("{code}", StringComparison.Ordinal);

    private static bool HasNoCode(Document home) => DocumentValues.Read(home.Values)
        .GetValueOrDefault(DocumentTypes.DepartementCode) is null or "" or "{code}";

    private async Task<int> CopyAsync(SiteDbContext db, Plan plan, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var schema = await db.SchemaAsync(cancel);
        var keys = plan.Missing.SelectMany(pair => new[] { CopyKey(pair.Page.Key, pair.Site), ParentKey(plan, pair.Page, pair.Site) })
            .OfType<Guid>().ToList();
        var known = await db.Set<Document>().AsNoTracking().Where(document => EF.Parameter(keys).Contains(document.Key))
            .ToDictionaryAsync(document => document.Key, cancel);
        var segments = await UrlSegments.LoadAsync(db, [plan.Template.ParentKey, .. known.Keys], cancel);
        var created = 0;
        foreach (var (site, page) in plan.Missing)
        {
            var key = CopyKey(page.Key, site);
            var parentKey = ParentKey(plan, page, site);
            var parent = parentKey is null ? null : known.GetValueOrDefault(parentKey.Value);
            if (parentKey is not null && parent is not { Trashed: false })
            {
                // Editors removed the page that this one would hang below: no record, so that restoring it lets the copy come.
                continue;
            }
            if (!known.ContainsKey(key))
            {
                var copy = Copy(page, plan.Template, site, key, parent, segments, schema, now);
                db.Add(copy);
                db.AddRange(ReferenceReader.Of(copy));
                known.Add(key, copy);
                if (copy.ContentType == DocumentTypes.DepartementHome)
                {
                    segments.AddDepartement(key);
                }
                created++;
            }
            db.Add(new ProvisioningRecord { TemplateKey = page.Key, Code = site.Code, DocumentKey = key, ProvisionedAt = now });
        }
        return created;
    }

    private static Document Copy(
        Document page, Document template, ProvisionedSite site, Guid key, Document? parent, UrlSegments segments, ContentSchema schema,
        DateTime now)
    {
        var isHome = page.Key == template.Key;
        var tokens = new Tokens(site);
        var name = isHome ? site.Alias : tokens.InText(page.Name);
        var values = DocumentValues.Read(page.Values).ToDictionary(pair => pair.Key, pair => tokens.InValue(pair.Value));
        if (isHome)
        {
            values[DocumentTypes.DepartementCode] = site.Code;
        }
        var copy = new Document
        {
            Key = key,
            ParentKey = parent?.Key,
            Path = Document.PathOf(parent?.Path, key),
            Level = (parent?.Level ?? 0) + 1,
            SortOrder = page.SortOrder,
            ContentTypeKey = page.ContentTypeKey,
            ContentType = page.ContentType,
            Name = name,
            UrlSegment = segments.Take(parent?.Key, key, name),
            TemplateKey = page.TemplateKey,
            CreateDate = now,
            Values = "",
        };
        var written = DocumentValues.Write(values);
        copy.Edit(name, schema.TryGet<ContentTypeDefinition>(page.ContentTypeKey, out var type)
            ? ContentCleaner.Clean(schema, type, written) : written, now);
        // The template call is there for local editors to copy, not for visitors.
        if (page.ContentType != DocumentTypes.Call)
        {
            copy.Publish(copy.UrlSegment, now);
        }
        return copy;
    }

    private static Guid CopyKey(Guid page, ProvisionedSite site) => DeterministicKey.Of(page, site.Code);

    private static Guid? ParentKey(Plan plan, Document page, ProvisionedSite site) =>
        page.Key == plan.Template.Key ? plan.Template.ParentKey : CopyKey(page.ParentKey!.Value, site);

    private sealed record Plan(Document Template, List<(ProvisionedSite Site, Document Page)> Missing);
}
