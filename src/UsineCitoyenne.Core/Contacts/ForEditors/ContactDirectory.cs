using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Contacts.Members;
using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Table;

namespace UsineCitoyenne.Core.Contacts.ForEditors;

/// <summary>
/// The two tables of contacts for editors, in the section « Annuaire ». Where they reach is <see cref="EditorScopes"/>’ word. Who may not
/// see sensitive data gets names, communes and what people offer: addresses, phones and all that was written about somebody are empty, and
/// no search, filter or order tells of them. Every reading is in the audit.
/// </summary>
public sealed class ContactDirectory(EditorScopes scopes, ContactTable contacts, ContactDossiers dossiers, ResponsableTable responsables)
{
    /// <exception cref="EditorDeniedException">No right to the section, or no département.</exception>
    public async Task<ContactPage> FindAsync(Editor by, ContactQuery query, CancellationToken cancel = default)
    {
        var scope = await scopes.OfAsync(by, cancel);
        if (by.SeesSensitiveData)
        {
            return await contacts.SearchAsync(scope, query, cancel);
        }
        var page = await contacts.SearchAsync(scope, NamesOnly(query), cancel);
        return page with { Rows = [.. page.Rows.Select(NamesOnly)], Facets = page.Facets.WithoutSensitive() };
    }

    /// <summary>Null when there is no such person in the editor's départements.</summary>
    /// <exception cref="EditorDeniedException">No right to the section, or no département.</exception>
    public async Task<ContactDossier?> OpenAsync(Editor by, long id, CancellationToken cancel = default)
    {
        var scope = await scopes.OfAsync(by, cancel);
        return by.SeesSensitiveData
            ? await dossiers.OpenAsync(scope, id, cancel)
            : await contacts.OpenAsync(scope, id, cancel) is { } row ? new ContactDossier(NamesOnly(row), [], [], []) : null;
    }

    /// <exception cref="EditorDeniedException">No right to the section, or no département.</exception>
    public async Task<ResponsablePage> FindAsync(Editor by, ResponsableQuery query, CancellationToken cancel = default)
    {
        var page = await responsables.SearchAsync(await scopes.OfAsync(by, cancel), query with { NamesOnly = !by.SeesSensitiveData },
            cancel);
        return page with { Rows = [.. page.Rows.Select(row => Seen(by, row))] };
    }

    /// <summary>Null when there is no such mandate in the editor's départements.</summary>
    /// <exception cref="EditorDeniedException">No right to the section, or no département.</exception>
    public async Task<ResponsableFile?> OpenResponsableAsync(Editor by, long mandateId, CancellationToken cancel = default) =>
        await responsables.OpenAsync(await scopes.OfAsync(by, cancel), mandateId, cancel) is { } file
            ? new ResponsableFile(Seen(by, file.Row), [.. file.Held.Select(row => Seen(by, row))])
            : null;

    /// <summary>The key of this person in the Members section; null for who may not open it.</summary>
    public static Guid? MemberKeyOf(Editor by, long id) => VolunteerMembers.KeyFor(by, id);

    private static ContactQuery NamesOnly(ContactQuery query) =>
        FacetList.All.Where(facet => facet.IsSensitive).Aggregate(query, (asked, facet) => facet.Clear(asked)) with
        {
            NamesOnly = true,
            Sort = query.Sort == ContactSort.Tags ? ContactSort.Newest : query.Sort,
        };

    private static ContactRow NamesOnly(ContactRow row) => row with { Email = "", Phone = "", Note = "", Tags = [] };

    private static ResponsableRow Seen(Editor by, ResponsableRow row) => by.SeesSensitiveData ? row : row with { Email = "" };
}
