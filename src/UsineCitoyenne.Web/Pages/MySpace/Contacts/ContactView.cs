using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>
/// A view of the table as its URL holds it. What was searched for may be a name or an address, and URLs end in logs and
/// histories: it travels sealed, readable by this site only.
/// </summary>
public sealed class ContactView
{
    /// <summary>Sealed text search.</summary>
    public string? R { get; set; }

    public List<string> Region { get; set; } = [];

    public List<string> Dep { get; set; } = [];

    public List<string> Epci { get; set; } = [];

    public List<string> Commune { get; set; } = [];

    public List<string> Profil { get; set; } = [];

    public List<string> Dispo { get; set; } = [];

    public List<string> Etat { get; set; } = [];

    public List<string> Fraicheur { get; set; } = [];

    public List<string> Origine { get; set; } = [];

    /// <summary><c>recent</c>, <c>nom</c>, <c>commune</c> or <c>etat</c>.</summary>
    public string? Tri { get; set; }

    /// <summary><c>inverse</c> or nothing.</summary>
    public string? Sens { get; set; }

    public int P { get; set; } = 1;

    public ContactQuery ToQuery(string text, VolunteerOptions options) => new()
    {
        Text = text,
        Regions = Region,
        Departements = Dep,
        Epcis = Epci,
        Communes = Commune,
        Profiles = options.Mask(OptionList.Profile, Profil),
        Availability = options.Mask(OptionList.Availability, Dispo),
        States = [.. Etat.Select(name => Enum.TryParse<VolunteerState>(name, out var state) ? state : VolunteerState.Left).Distinct()],
        Freshness = [.. Fraicheur.Select(name => Enum.TryParse<Freshness>(name, out var known) ? known : Freshness.Archived).Distinct()],
        Sources = [.. Origine.Select(text => long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var relay) ? relay : -1).Distinct()],
        Sort = Tri switch { "nom" => ContactSort.Name, "commune" => ContactSort.Commune, "etat" => ContactSort.State, _ => ContactSort.Newest },
        Descending = Sens == "inverse",
        Page = Math.Max(P, 1),
    };

    /// <summary>The same view with one thing changed, as a query string. Paging starts again unless the page is what changes.</summary>
    public string With(Action<ContactView> change)
    {
        var copy = (ContactView)MemberwiseClone();
        (copy.Region, copy.Dep, copy.Epci, copy.Commune, copy.Profil, copy.Dispo, copy.Etat) =
            ([.. Region], [.. Dep], [.. Epci], [.. Commune], [.. Profil], [.. Dispo], [.. Etat]);
        (copy.Fraicheur, copy.Origine) = ([.. Fraicheur], [.. Origine]);
        copy.P = 1;
        change(copy);
        return copy.ToQueryString();
    }

    public string ToQueryString()
    {
        var pairs = new List<KeyValuePair<string, string?>>();
        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                pairs.Add(new(name, value));
            }
        }
        Add("r", R);
        foreach (var (name, values) in Lists)
        {
            values.ForEach(value => Add(name, value));
        }
        Add("tri", Tri);
        Add("sens", Sens);
        Add("p", P > 1 ? $"{P}" : null);
        return QueryHelpers.AddQueryString("/mon-espace/contacts/", pairs);
    }

    /// <summary>Where a message to the people of this view is written.</summary>
    public string WriteUrl => With(_ => { }).Replace("/mon-espace/contacts/", "/mon-espace/campagnes/nouvelle/", StringComparison.Ordinal);

    public bool IsNarrowed => !string.IsNullOrEmpty(R) || Lists.Any(list => list.Values.Count > 0);

    private (string Name, List<string> Values)[] Lists =>
        [("region", Region), ("dep", Dep), ("epci", Epci), ("commune", Commune), ("profil", Profil), ("dispo", Dispo), ("etat", Etat), ("fraicheur", Fraicheur), ("origine", Origine)];
}

/// <summary>Seals what is searched for.</summary>
public sealed class SearchSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("contact-search");

    public string? Seal(string? text) => string.IsNullOrWhiteSpace(text) ? null : protector.Protect(text.Trim()[..Math.Min(text.Trim().Length, 100)]);

    /// <summary>Empty for a seal that is not ours.</summary>
    public string Open(string? seal)
    {
        try
        {
            return string.IsNullOrEmpty(seal) ? "" : protector.Unprotect(seal);
        }
        catch (CryptographicException)
        {
            return "";
        }
    }
}
