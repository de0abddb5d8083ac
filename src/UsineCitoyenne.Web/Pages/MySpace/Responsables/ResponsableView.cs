using Microsoft.AspNetCore.WebUtilities;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Pages.MySpace.Responsables;

/// <summary>A view of the table of responsables as its URL holds it; what is searched for travels sealed.</summary>
public sealed class ResponsableView
{
    public const string Address = "/mon-espace/contacts/responsables/";

    public string? R { get; set; }

    public List<string> Poste { get; set; } = [];

    public List<string> Niveau { get; set; } = [];

    public List<string> Dep { get; set; } = [];

    public List<string> Etat { get; set; } = [];

    /// <summary>Name of a <see cref="ResponsableSort"/>.</summary>
    public string? Tri { get; set; }

    /// <summary><c>inverse</c> or nothing.</summary>
    public string? Sens { get; set; }

    public int P { get; set; } = 1;

    public bool IsNarrowed => Fields().Any(pair => pair.Key is not ("tri" or "sens"));

    public ResponsableSort Sort => Enum.TryParse<ResponsableSort>(Tri, out var sort) && Enum.IsDefined(sort) ? sort
        : ResponsableSort.Territory;

    public ResponsableQuery ToQuery(string text) => new()
    {
        Text = text,
        Types = Poste,
        Levels = [.. Niveau.Select(name => Enum.TryParse<TerritoryKind>(name, out var kind) ? kind : (TerritoryKind)(-1))],
        Departements = Dep,
        States = [.. Etat.Select(name => Enum.TryParse<ResponsableState>(name, out var state) ? state : (ResponsableState)(-1))],
        Sort = Sort,
        Descending = Sens == "inverse",
        Page = Math.Max(P, 1),
    };

    public string With(Action<ResponsableView> change)
    {
        var copy = (ResponsableView)MemberwiseClone();
        (copy.Poste, copy.Niveau, copy.Dep, copy.Etat, copy.P) = ([.. Poste], [.. Niveau], [.. Dep], [.. Etat], 1);
        change(copy);
        return copy.ToUrl();
    }

    public string ToUrl() =>
        QueryHelpers.AddQueryString(Address, Fields().Concat(P > 1 ? [new("p", $"{P}")] : Array.Empty<KeyValuePair<string, string?>>()));

    /// <summary>Everything but the page number.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Fields()
    {
        (string Name, List<string> Values)[] lists =
            [("r", [R ?? ""]), ("poste", Poste), ("niveau", Niveau), ("dep", Dep), ("etat", Etat), ("tri", [Tri ?? ""]),
                ("sens", [Sens ?? ""])];
        return lists.SelectMany(list => list.Values.Where(value => !string.IsNullOrEmpty(value))
            .Select(value => new KeyValuePair<string, string?>(list.Name, value)));
    }
}
