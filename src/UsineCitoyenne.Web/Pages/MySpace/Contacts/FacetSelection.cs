using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Volunteers.Options;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>What an address says of each facet, as it came: a facet is a field of its own name.</summary>
public sealed class FacetSelection
{
    private readonly Dictionary<string, List<string>> chosen = new(StringComparer.Ordinal);

    public bool IsEmpty => chosen.Values.All(values => values.Count == 0);

    /// <summary>The values of one facet, to be read and changed.</summary>
    public List<string> this[string key]
    {
        get => chosen.TryGetValue(key, out var values) ? values : chosen[key] = [];
        set => chosen[key] = value;
    }

    public FacetSelection Copy()
    {
        var copy = new FacetSelection();
        foreach (var (key, values) in chosen)
        {
            copy[key] = [.. values];
        }
        return copy;
    }

    public ContactQuery Narrow(ContactQuery query, VolunteerOptions options) =>
        FacetList.All.Aggregate(query, (narrowed, facet) => facet.Read(narrowed, this[facet.Key], options));

    /// <summary>As fields of an address.</summary>
    public IEnumerable<(string Name, List<string> Values)> Fields() => FacetList.InAddress.Select(facet => (facet.Key, this[facet.Key]));

    internal sealed class Binder : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext bindingContext)
        {
            var selection = new FacetSelection();
            foreach (var facet in FacetList.All)
            {
                selection[facet.Key] = [.. bindingContext.ValueProvider.GetValue(facet.Key)
                    .Select(value => string.IsNullOrWhiteSpace(value) ? "" : value)];
            }
            bindingContext.Result = ModelBindingResult.Success(selection);
            return Task.CompletedTask;
        }
    }
}
