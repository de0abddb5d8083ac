using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>
/// Whether values are what their type asks: what every writer of documents and media passes through, whatever brought the values.
/// </summary>
internal static class ValueValidator
{
    /// <returns>All that keeps the values from going online.</returns>
    public static async Task<IReadOnlyList<ValueProblem>> CheckAsync(
        SiteDbContext db, ContentSchema schema, ContentTypeDefinition type, IReadOnlyDictionary<string, string> values,
        CancellationToken cancel)
    {
        var found = ValueChecks.Check(schema, type, values);
        return found.Places.Count == 0 ? found.Problems : [.. found.Problems, .. await UnknownAsync(db, found.Places, cancel)];
    }

    /// <exception cref="DocumentInvalidException">They may not go online.</exception>
    public static async Task RequirePublishableAsync(ContentAct act, Document document)
    {
        var schema = await act.SchemaAsync();
        if (schema.TryGet<ContentTypeDefinition>(document.ContentTypeKey, out var type)
            && await CheckAsync(act.Db, schema, type, DocumentValues.Read(document.Values), act.Cancel) is { Count: > 0 } problems)
        {
            throw new DocumentInvalidException(document.Name, problems);
        }
    }

    /// <summary>A draft may be incomplete, not malformed.</summary>
    /// <exception cref="DocumentInvalidException">A value is not what its property editor writes.</exception>
    public static void RequireWellFormed(ContentSchema schema, ContentTypeDefinition type, string name,
        IReadOnlyDictionary<string, string> values)
    {
        if (ValueChecks.Check(schema, type, values).Problems.Where(problem => problem.Kind == ProblemKind.Malformed)
            .ToList() is { Count: > 0 } problems)
        {
            throw new DocumentInvalidException(name, problems, "être enregistrée");
        }
    }

    /// <summary>Media have no draft. What is missing may come later: a picture is sent before it is described.</summary>
    /// <exception cref="DocumentInvalidException">A value does not fit the type.</exception>
    public static async Task RequireFitAsync(ContentAct act, ContentTypeDefinition type, string name,
        IReadOnlyDictionary<string, string> values)
    {
        var problems = await CheckAsync(act.Db, await act.SchemaAsync(), type, values, act.Cancel);
        if (problems.Where(problem => problem.Kind != ProblemKind.Missing).ToList() is { Count: > 0 } refused)
        {
            throw new DocumentInvalidException(name, refused, "être enregistré");
        }
    }

    // Codes that were right once still are: territories are dated, never deleted. Before any are loaded none can be wrong.
    private static async Task<IEnumerable<ValueProblem>> UnknownAsync(
        SiteDbContext db, IReadOnlyList<NamedPlace> places, CancellationToken cancel)
    {
        var codes = places.Select(place => place.Code).Distinct().ToList();
        var known = (await db.Set<TerritoryRow>().Where(row => EF.Parameter(codes).Contains(row.Code))
            .Select(row => new { row.Kind, row.Code }).ToListAsync(cancel))
            .Select(row => (IsCommune: row.Kind >= TerritoryKind.Commune, row.Kind, row.Code)).ToHashSet();
        var old = (await db.Set<TerritoryAlias>().Where(row => EF.Parameter(codes).Contains(row.OldCode)).Select(row => row.OldCode)
            .ToListAsync(cancel)).ToHashSet();
        bool Known(NamedPlace place) => place.Kind == TerritoryKind.Commune
            ? old.Contains(place.Code) || known.Any(row => row.IsCommune && row.Code == place.Code)
            : known.Any(row => row.Kind == place.Kind && row.Code == place.Code);
        var unknown = places.Where(place => !Known(place)).ToList();
        return unknown.Count > 0 && await db.Set<TerritoryRow>().AnyAsync(row => row.Kind == TerritoryKind.Commune, cancel)
            ? unknown.Select(place => place.Problem) : [];
    }
}

/// <summary>A territory that a value names, and what to say if there is none.</summary>
internal sealed record NamedPlace(TerritoryKind Kind, string Code, ValueProblem Problem);
