using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>The territories that a value names: codes, with a comma between.</summary>
internal static class ValuePlaces
{
    /// <summary>What our own extension of the back office edits.</summary>
    private const string Editor = "Usine.PropertyEditorUi.Territory";

    public static IEnumerable<(TerritoryKind Kind, string Code)> Of(DataTypeDefinition dataType, string value)
    {
        if (dataType.EditorUiAlias != Editor)
        {
            return [];
        }
        using var says = new EditorConfiguration(dataType);
        var kind = says.Text("kind") == "departement" ? TerritoryKind.Departement : TerritoryKind.Commune;
        return [.. value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(code => (kind, code))];
    }
}
