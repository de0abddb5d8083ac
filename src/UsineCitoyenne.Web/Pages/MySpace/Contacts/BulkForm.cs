using UsineCitoyenne.Core.Contacts.Bulk;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>What is asked for the people of a <see cref="ContactView"/>.</summary>
public sealed class BulkForm
{
    /// <summary>Name of a <see cref="BulkKind"/>.</summary>
    public string? Acte { get; set; }

    /// <summary>Number of a tag.</summary>
    public string? Etiquette { get; set; }

    /// <summary>What was typed to find the commune, and its code.</summary>
    public string? Lieu { get; set; }

    public string? Code { get; set; }

    public BulkKind? Kind => Enum.TryParse<BulkKind>(Acte, out var kind) && Enum.IsDefined(kind) ? kind : null;

    public string Argument(Gazetteer gazetteer) => Kind switch
    {
        BulkKind.Tag or BulkKind.Untag => Etiquette ?? "",
        BulkKind.Move => CommuneOf(gazetteer) ?? "",
        _ => "",
    };

    // Without script the text alone says it.
    private string? CommuneOf(Gazetteer gazetteer) => string.IsNullOrWhiteSpace(Lieu) ? null : gazetteer.Resolve(Lieu, Code).Found?.Code;
}
