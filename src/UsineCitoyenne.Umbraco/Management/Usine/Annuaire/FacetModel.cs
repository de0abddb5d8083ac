using System.Text.Json.Serialization;
using UsineCitoyenne.Core.Contacts.Table.Facets;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Umbraco.Management.Usine.Annuaire;

/// <summary>One way to narrow a table, with how many people each choice would show.</summary>
internal sealed record FacetModel(string Alias, IReadOnlyList<FacetChoiceModel> Choices)
{
    /// <summary>Its title, where the back office has no words of its own for the alias.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Label { get; init; }

    public static FacetModel Of(string alias, IReadOnlyList<FacetCount> values) =>
        new(alias, [.. values.Select(value => new FacetChoiceModel(value.Value, value.Label, value.Count, value.Selected))]);

    public static FacetModel Of(Facet facet, IReadOnlyList<FacetCount> values) =>
        Of(facet.Alias, values) with { Label = facet.IsTranslated ? null : facet.Label };
}

internal sealed record FacetChoiceModel(string Value, string Label, int Count, bool Selected);
