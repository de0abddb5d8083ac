using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Contacts.Table.Facets;

/// <summary>The index as one search finds it.</summary>
/// <param name="Now">UTC: ages are counted from it.</param>
internal sealed record FacetSnapshot(ContactColumns Columns, ContactCommunes Communes, DateTimeOffset Now);

/// <summary>What facets take their words from.</summary>
public sealed class FacetServices(Database database, TerritoryDirectory territories, VolunteerOptions options, ContactTags tags)
{
    internal Database Database => database;

    internal Gazetteer Gazetteer => territories.Current;

    internal VolunteerOptions Options => options;

    internal ContactTags Tags => tags;
}
