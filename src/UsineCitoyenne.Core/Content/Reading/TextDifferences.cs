using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Search;

namespace UsineCitoyenne.Core.Content.Reading;

/// <summary>Two states of a page, property by property, in the words that a person reads: never in the JSON that holds them.</summary>
internal static class TextDifferences
{
    /// <returns>Only what differs.</returns>
    public static IReadOnlyList<TextDifference> Between(
        ContentSchema schema, Guid contentType, (string Name, string Values) one, (string Name, string Values) other)
    {
        var differences = new List<TextDifference>();
        if (one.Name != other.Name)
        {
            differences.Add(new TextDifference("Titre", one.Name, other.Name));
        }
        var (here, there) = (DocumentValues.Read(one.Values), DocumentValues.Read(other.Values));
        foreach (var property in schema.TryGet<ContentTypeDefinition>(contentType, out var type) ? schema.PropertiesOf(type) : [])
        {
            var (first, second) = (here.GetValueOrDefault(property.Alias, ""), there.GetValueOrDefault(property.Alias, ""));
            if (first != second)
            {
                differences.Add(new TextDifference(property.Name, SearchText.OfValue(first), SearchText.OfValue(second)));
            }
        }
        return differences;
    }
}

/// <param name="Property">As editors read it.</param>
public sealed record TextDifference(string Property, string One, string Other);
