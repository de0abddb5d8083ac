using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Demo;

namespace UsineCitoyenne.Benchmarks.Contacts;

/// <summary>What responsables ask of the table: any scope, facets, text, sort and page, the same at each run.</summary>
internal sealed class ContactViews(Gazetteer gazetteer)
{
    private readonly Random random = new(95);

    public static IReadOnlyList<string> Scopes { get; } = ["nation", "région", "département"];

    public IReadOnlyList<ContactView> Make(int count) => [.. Enumerable.Range(0, count).Select(number => One(number % Scopes.Count))];

    private ContactView One(int kind)
    {
        var commune = Pick(gazetteer.Communes.Where(commune => commune is { Departement: not null, Region: not null, Population: > 2000 })
            .ToList());
        var scope = new ContactScope(
            1, [kind switch { 0 => TerritoryRef.Nation, 1 => commune.Region!.Ref, _ => commune.Departement!.Ref }]);
        var query = new ContactQuery
        {
            Text = Text(commune),
            Profiles = Chance(0.4) ? 1 << random.Next(8) | 1 << random.Next(8) : 0,
            Availability = Chance(0.3) ? 1 << random.Next(4) : 0,
            States = Chance(0.3) ? [Pick([VolunteerState.Confirmed, VolunteerState.Pending, VolunteerState.Paused])] : [],
            Sort = Pick(Enum.GetValues<ContactSort>()),
            Descending = Chance(0.5),
            Page = random.Next(1, 21),
        };
        return new ContactView(Scopes[kind], scope, WithTerritory(query, kind, commune));
    }

    // Narrowed one level below the scope, or not at all.
    private ContactQuery WithTerritory(ContactQuery query, int kind, Territory commune) => (kind, random.Next(3)) switch
    {
        (0, 1) => query with { Regions = [commune.Region!.Code] },
        (_, 1) => query with { Departements = [commune.Departement!.Code] },
        (_, 2) when commune.Epci is { } epci => query with { Epcis = [epci.Code] },
        _ => query,
    };

    private string Text(Territory commune) => random.Next(5) switch
    {
        0 => Pick(DemoNames.Last)[..3],
        1 => Pick(DemoNames.First)[..4] + " " + Pick(DemoNames.Last),
        2 => $"{Pick(["marie", "paul", "lucie", "hugo"])}.{Pick(["ruban", "laine", "lin"])}.",
        3 => $"06 39 98 {random.Next(100):00}",
        _ => Chance(0.5) ? commune.Name : "",
    };

    private bool Chance(double share) => random.NextDouble() < share;

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];
}

/// <param name="Kind">One of <see cref="ContactViews.Scopes"/>.</param>
internal sealed record ContactView(string Kind, ContactScope Scope, ContactQuery Query);
