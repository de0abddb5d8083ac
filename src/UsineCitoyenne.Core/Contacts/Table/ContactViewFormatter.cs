using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Contacts.Table;

/// <summary>Says in French whom a view keeps, every filter of it: who writes to a view has to read what it is.</summary>
public sealed class ContactViewFormatter(FacetServices services)
{
    /// <summary>
    /// « Couture · CA de Cergy-Pontoise »; null when nothing narrows it. States are not told: they are not everywhere kept.
    /// </summary>
    public async Task<string?> DescribeAsync(ContactQuery view, CancellationToken cancel = default)
    {
        if (view.People is { } people)
        {
            return people.Count switch
            {
                0 => "Personne",
                1 => "La personne cochée",
                _ => $"Les {FrenchNumber.Of(people.Count)} personnes cochées"
            };
        }
        var words = new List<string>();
        if (view.Text.Length > 0)
        {
            words.Add($"« {view.Text} »");
        }
        foreach (var facet in FacetList.InSentence)
        {
            words.AddRange(await facet.DescribeAsync(view, services, cancel));
        }
        return words.Count == 0 ? null : string.Join(" · ", words);
    }
}
