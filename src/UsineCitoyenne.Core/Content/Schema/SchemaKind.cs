namespace UsineCitoyenne.Core.Content.Schema;

/// <summary>What an item of the content schema is. Stored as a number: never renumber.</summary>
public enum SchemaKind
{
    Language = 0,
    DataType = 1,
    ContentType = 2,
    MediaType = 3,
    MemberType = 4,
    Template = 5,
    Dictionary = 6,
    Domain = 7,
}
