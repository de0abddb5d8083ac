using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Territories.Import;

/// <summary>The rows that an edition asks for.</summary>
internal static class EditionRows
{
    /// <exception cref="InvalidDataException">A named code is missing: an edition cut short must not close half the country.</exception>
    public static List<TerritoryRow> Of(EditionFile edition)
    {
        var regionOf = edition.Departements.ToDictionary(row => row.Code, row => row.Region);
        var communes = edition.Communes.Select(row => row.Code).ToHashSet();
        var epcis = edition.Epcis.Select(row => row.Code).ToHashSet();
        var regions = edition.Regions.Select(row => row.Code).ToHashSet();
        var slugs = new HashSet<(string Departement, string Slug)>();
        var from = edition.ValidFrom;
        Require(communes.Count > 0, "no commune");

        List<TerritoryRow> rows =
        [
            .. edition.Regions.Select(area => new TerritoryRow
            {
                Kind = TerritoryKind.Region, Code = area.Code, ValidFrom = from, Name = area.Name, Slug = Folding.Slug(area.Name),
                Liaison = area.Liaison, Nature = area.Zone, CommuneCode = area.ChefLieu,
            }),
            .. edition.Departements.Select(area =>
            {
                Require(regions.Contains(area.Region), $"no région {area.Region} for the département {area.Code}");
                return new TerritoryRow
                {
                    Kind = TerritoryKind.Departement, Code = area.Code, ValidFrom = from, Name = area.Name, Slug = Folding.Slug(area.Name),
                    Liaison = area.Liaison, Nature = area.Zone, RegionCode = area.Region, CommuneCode = area.ChefLieu,
                };
            }),
            .. edition.Epcis.Select(area => new TerritoryRow
            {
                Kind = TerritoryKind.Epci, Code = area.Code, ValidFrom = from, Name = area.Name, Slug = Folding.Slug(area.Name),
                Nature = area.Type,
            }),
            .. edition.Communes.OrderBy(area => area.Code, StringComparer.Ordinal).Select(area =>
            {
                Require(regionOf.TryGetValue(area.Departement, out var region), $"no département {area.Departement} for {area.Code}");
                Require(area.Epci is null || epcis.Contains(area.Epci), $"no EPCI {area.Epci} for the commune {area.Code}");
                return new TerritoryRow
                {
                    Kind = TerritoryKind.Commune, Code = area.Code, ValidFrom = from, Name = area.Name, Slug = CommuneSlug(area),
                    Liaison = area.Liaison, RegionCode = region, DepartementCode = area.Departement, EpciCode = area.Epci,
                    Postcodes = area.Postcodes, Population = area.Population,
                };
            }),
            .. Parts(TerritoryKind.ArrondissementMunicipal, edition.Arrondissements),
            .. Parts(TerritoryKind.CommuneDeleguee, edition.Deleguees),
            .. Parts(TerritoryKind.CommuneAssociee, edition.Associees),
        ];
        return rows;

        // Two communes of one département may not share an address: the second by code carries its code.
        string CommuneSlug(EditionCommune area)
        {
            var slug = Folding.Slug(area.Name);
            return slugs.Add((area.Departement, slug)) ? slug : $"{slug}-{Folding.Slug(area.Code)}";
        }

        IEnumerable<TerritoryRow> Parts(TerritoryKind kind, List<EditionPart> parts) => parts.Select(area =>
        {
            Require(communes.Contains(area.Commune), $"no commune {area.Commune} for its part {area.Code}");
            return new TerritoryRow
            {
                Kind = kind,
                Code = area.Code,
                ValidFrom = from,
                Name = area.Name,
                Slug = Folding.Slug(area.Name),
                Liaison = area.Liaison,
                CommuneCode = area.Commune,
                Postcodes = area.Postcodes,
                Population = area.Population,
            };
        });

        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                throw new InvalidDataException($"The territories' edition {edition.Version} is broken: {fault}.");
            }
        }
    }
}
