using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Relays;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Volunteers.Table;

/// <summary>Says in French whom a view keeps, every filter of it: who writes to a view has to read what it is.</summary>
public sealed class ContactViewFormatter(Database database, TerritoryDirectory territories, VolunteerOptions options, ContactTags tags)
{
    /// <summary>« Couture · CA de Cergy-Pontoise »; null when nothing narrows it. States are not told: they are not everywhere kept.</summary>
    public async Task<string?> DescribeAsync(ContactQuery view, CancellationToken cancel = default)
    {
        if (view.People is { } people)
        {
            return people.Count switch { 0 => "Personne", 1 => "La personne cochée", _ => $"Les {FrenchNumber.Of(people.Count)} personnes cochées" };
        }
        var gazetteer = territories.Current;
        IEnumerable<string> Places(TerritoryKind kind, IReadOnlyList<string> codes) => codes.Select(code => gazetteer.LabelOf(new TerritoryRef(kind, code)));
        IEnumerable<string> Ticked(OptionList list, int mask) => options.In(list, mask).Select(option => option.Label);
        string[] words =
        [
            .. view.Text.Length > 0 ? [$"« {view.Text} »"] : Array.Empty<string>(),
            .. Ticked(OptionList.Profile, view.Profiles),
            .. Ticked(OptionList.Availability, view.Availability),
            .. Ticked(OptionList.Equipment, view.Equipment),
            .. (await tags.ReadAsync(view.Tags, cancel)).Select(tag => tag.Label),
            .. Places(TerritoryKind.Region, view.Regions),
            .. Places(TerritoryKind.Departement, view.Departements),
            .. Places(TerritoryKind.Epci, view.Epcis),
            .. Places(TerritoryKind.Commune, view.Communes),
            .. view.Ages.Select(ContactLabels.Of),
            .. view.Freshness.Select(ContactLabels.Of),
            .. await SourcesAsync(view.Sources, cancel),
        ];
        return words.Length == 0 ? null : string.Join(" · ", words);
    }

    private async Task<IEnumerable<string>> SourcesAsync(IReadOnlyList<long> sources, CancellationToken cancel)
    {
        var facets = sources.Select(relay => new FacetCount($"{relay}", "Directement", 0, Selected: true)).ToList();
        return (await RelayFacet.LabelAsync(database, facets, cancel)).Select(facet => facet.Label);
    }
}
