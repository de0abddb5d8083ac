using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Territories;

public class ContainsTests
{
    [Theory]
    [InlineData("nation:FR", true)]
    [InlineData("nation:BE", false)]
    [InlineData("region:11", true)]
    [InlineData("region:84", false)]
    [InlineData("departement:95", true)]
    [InlineData("departement:75", false)]
    [InlineData("epci:249500109", true)]
    [InlineData("epci:200058485", false)]
    [InlineData("commune:95323", true)]
    [InlineData("commune:78323", true)]
    [InlineData("commune:95127", false)]
    [InlineData("commune:99999", false)]
    [InlineData("arrondissementmunicipal:75111", false)]
    public async Task A_scope_contains_the_communes_below_it(string scope, bool contains)
    {
        await using var test = await TerritoryTest.WithAsync(SampleEdition.Of2026());
        Assert.True(TerritoryRef.TryParse(scope, out var reference));
        Assert.Equal(contains, test.Gazetteer.Contains(reference, test.Gazetteer.CurrentCommune("95323")!));
    }

    [Fact]
    public async Task A_part_of_a_commune_is_where_its_commune_is()
    {
        await using var test = await TerritoryTest.WithAsync(SampleEdition.Of2026());
        var part = test.Gazetteer.Find(TerritoryKind.ArrondissementMunicipal, "75111")!;
        Assert.True(test.Gazetteer.Contains(part.Departement!.Ref, part));
        Assert.True(test.Gazetteer.Contains(part.Commune!.Ref, part));
        Assert.True(test.Gazetteer.Contains(part.Ref, part));
        Assert.False(test.Gazetteer.Contains(part.Ref, part.Commune));
        Assert.Equal("/agirlocal75/communes/paris/", part.Path);
    }
}
