using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Territories;

public class OfficialEditionTests(OfficialEdition official) : IClassFixture<OfficialEdition>
{
    private Gazetteer Gazetteer => official.Gazetteer;

    [Fact]
    public void The_counts_are_the_official_ones()
    {
        Assert.Equal(26, Gazetteer.Regions.Length);
        Assert.Equal(109, Gazetteer.Departements.Length);
        Assert.Equal(1_255, Gazetteer.Epcis.Length);
        Assert.Equal(34_969, Gazetteer.Communes.Length);
        Assert.Equal(26 + 109 + 1_255 + 34_969 + 45 + 2_105 + 471, official.Report.Added);
        Assert.Equal(183, Gazetteer.CommunesOf(Gazetteer.DepartementBySite("agirlocal95")!).Count);
        Assert.InRange(Gazetteer.Nation.Population, 66_000_000, 71_000_000);
        Assert.Empty(official.Report.Unresolved);
    }

    [Theory]
    [InlineData("95323", "95323")]
    [InlineData("78323", "95323")]
    [InlineData("01340", "01015")]
    [InlineData("02285", "59545")]
    [InlineData("75111", "75056")]
    [InlineData("13201", "13055")]
    [InlineData("55273", "55386")]
    [InlineData("99999", null)]
    [InlineData(null, null)]
    public void Any_code_leads_to_a_commune_of_today(string? code, string? commune) =>
        Assert.Equal(commune, Gazetteer.CurrentCommune(code)?.Code);

    [Fact]
    public async Task Every_old_code_of_the_edition_leads_to_a_commune_of_today()
    {
        var edition = await OfficialEdition.ReadAsync();
        var old = edition.Communes.SelectMany(commune => commune.OldCodes ?? []).ToList();
        Assert.Equal(4_240, old.Count);
        Assert.All(old, code => Assert.NotNull(Gazetteer.CurrentCommune(code)));
    }

    [Fact]
    public void A_commune_knows_its_parents_and_its_address()
    {
        var jouy = Gazetteer.Find(TerritoryKind.Commune, "95323")!;
        Assert.Equal("Jouy-le-Moutier (95)", jouy.Label);
        Assert.Equal("/agirlocal95/communes/jouy-le-moutier/", jouy.Path);
        Assert.Equal(("95", "11", "CA"), (jouy.Departement!.Code, jouy.Region!.Code, jouy.Epci!.EpciType));
        Assert.Equal(["95280"], jouy.Postcodes);
        Assert.Equal(17_854, jouy.Population);
        Assert.Equal("/agirlocal95/", jouy.Departement.Path);
        Assert.Equal("95500", jouy.Departement.ChefLieu!.Code);
        Assert.Contains(jouy, Gazetteer.CommunesOf(jouy.Epci));
        Assert.Equal("/agirlocal2a/", Gazetteer.DepartementBySite("AgirLocal2A")!.Path);
        Assert.Null(Gazetteer.DepartementBySite("agirlocal96"));
        Assert.Equal(TerritoryZone.Com, Gazetteer.Find(TerritoryKind.Commune, "98818")!.Zone);
        Assert.Equal(TerritoryZone.Drom, Gazetteer.Find(TerritoryKind.Departement, "974")!.Zone);
    }

    [Fact]
    public void Every_commune_is_found_by_its_address_and_no_two_share_one()
    {
        Assert.Equal(Gazetteer.Communes.Length, Gazetteer.Communes.Select(commune => commune.Path).Distinct().Count());
        Assert.All(Gazetteer.Communes, commune =>
        {
            Assert.Same(commune, Gazetteer.CommuneBySlug(commune.Departement!, commune.Slug));
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", commune.Slug);
        });
        Assert.Null(Gazetteer.CommuneBySlug(Gazetteer.Departements[0], "nulle-part"));
    }

    private IEnumerable<Territory> CommunesAt(string postcode) =>
        Gazetteer.Communes.Where(commune => commune.Postcodes.Contains(postcode)).OrderByDescending(commune => commune.Population);

    [Fact]
    public void A_postcode_gives_all_its_communes()
    {
        var names = CommunesAt("95000").Select(commune => commune.Name);
        Assert.Equal(["Cergy", "Pontoise"], names.Intersect(["Cergy", "Pontoise"]));
        Assert.Equal("Paris", Assert.Single(CommunesAt("75011")).Name);
        Assert.Empty(CommunesAt("00000"));
        Assert.Empty(CommunesAt("950"));
    }

    [Fact]
    public async Task The_same_edition_is_not_imported_twice()
    {
        await using var stream = OfficialEdition.Open();
        var before = Gazetteer;
        var again = await official.Import.ImportAsync(stream);
        Assert.False(again.Imported);
        Assert.Same(before, Gazetteer);
    }
}
