using UsineCitoyenne.Core.Volunteers.Table;

namespace UsineCitoyenne.Umbraco.Management.Usine.Annuaire;

/// <summary>One way to narrow a table, with how many people each choice would show.</summary>
internal sealed record FacetModel(string Alias, IReadOnlyList<FacetChoiceModel> Choices)
{
    public static FacetModel Of(string alias, IReadOnlyList<FacetCount> values) =>
        new(alias, [.. values.Select(value => new FacetChoiceModel(value.Value, value.Label, value.Count, value.Selected))]);
}

internal sealed record FacetChoiceModel(string Value, string Label, int Count, bool Selected);
