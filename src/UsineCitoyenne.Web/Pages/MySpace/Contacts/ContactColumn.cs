using UsineCitoyenne.Core.Contacts.Table;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>A column of the table. The name is always there.</summary>
/// <param name="Key">In URLs.</param>
/// <param name="Sort">Null for what has no order.</param>
/// <param name="Usual">Shown unless the reader chose otherwise.</param>
public sealed record ContactColumn(string Key, string Title, ContactSort? Sort, bool Usual)
{
    public const string Name = "nom";

    /// <summary>Telephone and address together, in views kept before they had a column each.</summary>
    public const string Reach = "joindre";

    /// <summary>The order when none is asked for.</summary>
    public const string Newest = "recent";

    public static IReadOnlyList<ContactColumn> All { get; } =
    [
        new(Name, "Nom", ContactSort.Name, false),
        new("profil", "Savoir-faire", ContactSort.Profiles, true),
        new("dispo", "Disponibilités", ContactSort.Availability, false),
        new("materiel", "Matériel", ContactSort.Equipment, false),
        new("commune", "Commune", ContactSort.Commune, true),
        new("epci", "Intercommunalité", null, false),
        new("tel", "Téléphone", null, true),
        new("courriel", "Courriel", null, true),
        new("note", "Son mot", null, false),
        new("etiq", "Étiquettes", ContactSort.Tags, true),
        new("etat", "État", ContactSort.State, false),
        new(Newest, "Inscription", ContactSort.Newest, true),
    ];

    /// <summary>What the reader may show or hide.</summary>
    public static IEnumerable<ContactColumn> Chosen => All.Where(column => column.Key != Name);
}
