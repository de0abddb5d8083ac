using System.Text.Json.Serialization;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Umbraco.Management.Usine.Annuaire;

/// <summary>A view of the table of responsables, by pages of <see cref="ResponsableQuery.PageSize"/>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record ResponsableSearchModel(
    string? Text = null,
    IReadOnlyList<string>? Types = null,
    IReadOnlyList<TerritoryKind>? Levels = null,
    IReadOnlyList<string>? Departements = null,
    IReadOnlyList<ResponsableState>? States = null,
    ResponsableSort Sort = ResponsableSort.Territory,
    bool Descending = false,
    int Skip = 0)
{
    public ResponsableQuery ToQuery() => new()
    {
        Text = Text ?? "",
        Types = Types ?? [],
        Levels = Levels ?? [],
        Departements = Departements ?? [],
        States = States ?? [],
        Sort = Sort,
        Descending = Descending,
        Page = (Math.Max(Skip, 0) / ResponsableQuery.PageSize) + 1,
    };
}

/// <param name="ShowsDetails">False for who may not see addresses.</param>
internal sealed record ResponsablePageModel(int Total, bool ShowsDetails, IReadOnlyList<ResponsableModel> Items,
    IReadOnlyList<FacetModel> Facets)
{
    public static ResponsablePageModel Of(Editor who, ResponsablePage page) => new(
        page.Total,
        who.SeesSensitiveData,
        [.. page.Rows.Select(row => ResponsableModel.Of(who, row))],
        [
            FacetModel.Of("types", page.Facets.Types), FacetModel.Of("levels", page.Facets.Levels),
            FacetModel.Of("departements", page.Facets.Departements), FacetModel.Of("states", page.Facets.States),
        ]);
}

/// <summary>One mandate, and who holds it.</summary>
/// <param name="Email">Null for who may not see it.</param>
internal sealed record ResponsableModel(
    long Id, string Name, string Type, string Place, ResponsableState State, DateTime StartsAt, DateTime? EndsAt, DateTime? LastSeenAt,
    string? Email)
{
    public static ResponsableModel Of(Editor who, ResponsableRow row) => new(
        row.MandateId, row.Name, row.Type, row.Place, row.State, row.StartsAt, row.EndsAt, row.LastSeenAt, who.SeesSensitiveData ? row.Email
            : null);
}

/// <param name="Held">All that they hold where the editor reaches.</param>
internal sealed record ResponsableFileModel(ResponsableModel Responsable, bool ShowsDetails, IReadOnlyList<ResponsableModel> Held)
{
    public static ResponsableFileModel Of(Editor who, ResponsableFile file) =>
        new(ResponsableModel.Of(who, file.Row), who.SeesSensitiveData, [.. file.Held.Select(row => ResponsableModel.Of(who, row))]);
}
