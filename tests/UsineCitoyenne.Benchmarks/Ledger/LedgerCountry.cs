using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Benchmarks.Ledger;

/// <summary>
/// The places of every commune of the nation, by arithmetic: eight each, one number after the other, then what is in transit.
/// </summary>
internal sealed class LedgerCountry(Gazetteer gazetteer)
{
    public const int Each = 8;

    private static readonly PlaceKind[] Kinds =
    [
        PlaceKind.Stock, PlaceKind.Volunteer, PlaceKind.Volunteer, PlaceKind.Supplier, PlaceKind.Work, PlaceKind.Distributed,
        PlaceKind.Lost, PlaceKind.Rejected,
    ];

    /// <summary>By population, the largest first: where more is made.</summary>
    public Territory[] Communes { get; } =
    [
        .. gazetteer.Communes.Where(commune => commune is { Departement: not null, Region: not null })
            .OrderByDescending(commune => commune.Population),
    ];

    public Dictionary<long, PlaceGeography> Places { get; } = [];

    private readonly Dictionary<string, long> transits = [];

    public static long Stock(int commune) => 1 + ((long)commune * Each);

    public static long Volunteer(int commune, int number) => Stock(commune) + 1 + number;

    public static long Supplier(int commune) => Stock(commune) + 3;

    public static long Work(int commune) => Stock(commune) + 4;

    public static long Distributed(int commune) => Stock(commune) + 5;

    public static long Lost(int commune) => Stock(commune) + 6;

    public static long Rejected(int commune) => Stock(commune) + 7;

    public long Transit(int commune) => transits[Communes[commune].Departement!.Code];

    /// <summary>Half of what happens, happens in a twentieth of the communes.</summary>
    public int Pick(Random random) => random.Next(random.Next(2) == 0 ? Communes.Length / 20 : Communes.Length);

    public IEnumerable<PlaceGeography> Make()
    {
        for (var number = 0; number < Communes.Length; number++)
        {
            var commune = Communes[number];
            PlaceLink[] links =
            [
                new()
                {
                    From = PlaceLink.Always,
                    Commune = commune.Code,
                    Epci = commune.Epci?.Code,
                    Departement = commune.Departement!.Code,
                    Region = commune.Region!.Code,
                },
            ];
            for (var index = 0; index < Each; index++)
            {
                var kind = Kinds[index];
                var key = kind is PlaceKind.Supplier or PlaceKind.Distributed or PlaceKind.Lost or PlaceKind.Rejected
                    ? Books.KeyOf(kind, commune.Ref)
                    : Guid.NewGuid();
                yield return Add(new PlaceGeography(Stock(number) + index, kind, key, null, links));
            }
        }
        foreach (var departement in gazetteer.Departements)
        {
            var id = Places.Count + 1L;
            transits[departement.Code] = id;
            yield return Add(new PlaceGeography(id, PlaceKind.InTransit, Books.KeyOf(PlaceKind.InTransit, departement.Ref), null,
                [new PlaceLink { From = PlaceLink.Always, Departement = departement.Code, Region = departement.Region?.Code }]));
        }
    }

    private PlaceGeography Add(PlaceGeography place) => Places[place.Id] = place;
}
