namespace UsineCitoyenne.Core.Content.Schema;

/// <param name="DataType">Key of the data type.</param>
/// <param name="EditorAlias">As written with the property; the data type's own is what counts.</param>
public sealed record PropertyDefinition(Guid Key, string Alias, string Name, Guid DataType, string EditorAlias)
{
    public string Description { get; init; } = "";

    public bool Mandatory { get; init; }

    public string MandatoryMessage { get; init; } = "";

    /// <summary>Regular expression that the value must match; empty for none.</summary>
    public string Validation { get; init; } = "";

    public string ValidationMessage { get; init; } = "";

    public int SortOrder { get; init; }

    /// <summary>Alias of the <see cref="PropertyGroupDefinition"/>; empty when outside any.</summary>
    public string Group { get; init; } = "";

    public bool LabelOnTop { get; init; }

    /// <summary>True when other sites keep a value a language. This one shows the default language's.</summary>
    public bool VariesByCulture { get; init; }

    /// <summary>Members only: hidden from editors without the right to sensitive data.</summary>
    public bool IsSensitive { get; init; }

    public bool MemberCanEdit { get; init; }

    public bool MemberCanView { get; init; }
}
