using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Territories;

public class SearchTests(OfficialEdition official) : IClassFixture<OfficialEdition>
{
    [Theory]
    [InlineData("St Denis", "Saint-Denis (974)")]
    [InlineData("saint denis", "Saint-Denis (974)")]
    [InlineData("SAINT-DENIS 93", "Saint-Denis (93)")]
    [InlineData("ste foy les lyon", "Sainte-Foy-lès-Lyon (69)")]
    [InlineData("95280", "Jouy-le-Moutier (95)")]
    [InlineData("l'isle adam", "L’Isle-Adam (95)")]
    [InlineData("isle adam", "L’Isle-Adam (95)")]
    [InlineData("havre", "Le Havre (76)")]
    [InlineData("Œuf", "Œuf-en-Ternois (62)")]
    [InlineData("oeuf en ternois", "Œuf-en-Ternois (62)")]
    [InlineData("aÿ ch", "Aÿ-Champagne (51)")]
    [InlineData("13001", "Marseille 1er arrondissement (13)")]
    [InlineData("75 011", "Paris 11e arrondissement (75)")]
    [InlineData("Paris 11e", "Paris 11e arrondissement (75)")]
    [InlineData("paris", "Paris (75)")]
    [InlineData("strasb", "Strasbourg (67)")]
    [InlineData("moutier jouy", "Jouy-le-Moutier (95)")]
    [InlineData("jouy 95", "Jouy-le-Moutier (95)")]
    [InlineData("arbignieu", "Arbignieu (commune déléguée d’Arboys en Bugey)")]
    [InlineData("cordieux", "Cordieux (commune associée de Montluel)")]
    [InlineData("ajaccio", "Ajaccio (2A)")]
    [InlineData("noumea", "Nouméa (988)")]
    public void The_best_match_comes_first(string query, string label) => Assert.Equal(label, official.Gazetteer.Search(query)[0].Label);

    [Fact]
    public void St_that_ends_what_is_typed_may_be_Saint_or_the_beginning_of_another_word()
    {
        var labels = official.Gazetteer.Search("st").Select(territory => territory.Label).ToList();
        Assert.Contains("Strasbourg (67)", labels);
        Assert.Contains("Saint-Denis (974)", labels);
    }

    [Fact]
    public void An_exact_name_comes_before_longer_names_and_these_by_population()
    {
        var names = official.Gazetteer.Search("jouy", 100).Select(territory => territory.Slug).ToList();
        Assert.Equal("jouy", names[0]);
        Assert.True(names.IndexOf("jouy-le-moutier") < names.IndexOf("jouy-sous-thelle"));
        Assert.True(names.LastIndexOf("jouy") < names.IndexOf("jouy-le-moutier"));
        var lastBeginning = names.FindLastIndex(name => name.StartsWith("jouy", StringComparison.Ordinal));
        Assert.All(["aizy-jouy", "breux-jouy", "fontaine-sous-jouy"], name => Assert.True(names.IndexOf(name) > lastBeginning));
    }

    [Fact]
    public void The_first_digits_of_a_postcode_give_the_largest_communes()
    {
        var found = official.Gazetteer.Search("950");
        Assert.Equal("Cergy (95)", found[0].Label);
        Assert.All(found, commune => Assert.Contains(commune.Postcodes, postcode => postcode.StartsWith("950", StringComparison.Ordinal)));
        Assert.Equal(
            ["Marseille 1er arrondissement (13)", "Marseille (13)"],
            official.Gazetteer.Search("13001").Select(territory => territory.Label));
    }

    [Fact]
    public void A_part_that_bears_the_name_of_its_commune_is_not_offered_twice()
    {
        var found = official.Gazetteer.Search("bazeilles");
        Assert.Equal(TerritoryKind.Commune, Assert.Single(found, territory => territory.Slug == "bazeilles").Kind);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" - ’ ")]
    [InlineData("xyzxyz")]
    [InlineData("99 999")]
    [InlineData("🙂")]
    [InlineData("Афины")]
    public void What_is_nowhere_is_not_found(string? query) => Assert.Empty(official.Gazetteer.Search(query));

    [Fact]
    public void No_more_are_given_than_asked_for_and_each_once()
    {
        var found = official.Gazetteer.Search("saint", 25);
        Assert.Equal(25, found.Distinct().Count());
        Assert.Equal(10, official.Gazetteer.Search(new string('a', 1) + " ").Count);
        Assert.Empty(official.Gazetteer.Search(new string('a', 5_000)));
    }
}
