using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Territories;

public class GrammarTests(OfficialEdition official) : IClassFixture<OfficialEdition>
{
    [Theory]
    [InlineData("95", "le Val-d’Oise", "du Val-d’Oise", "dans le Val-d’Oise")]
    [InlineData("01", "l’Ain", "de l’Ain", "dans l’Ain")]
    [InlineData("78", "les Yvelines", "des Yvelines", "dans les Yvelines")]
    [InlineData("75", "Paris", "de Paris", "à Paris")]
    [InlineData("93", "la Seine-Saint-Denis", "de la Seine-Saint-Denis", "en Seine-Saint-Denis")]
    [InlineData("35", "l’Ille-et-Vilaine", "d’Ille-et-Vilaine", "en Ille-et-Vilaine")]
    [InlineData("77", "la Seine-et-Marne", "de Seine-et-Marne", "en Seine-et-Marne")]
    [InlineData("49", "le Maine-et-Loire", "de Maine-et-Loire", "en Maine-et-Loire")]
    [InlineData("50", "la Manche", "de la Manche", "dans la Manche")]
    [InlineData("2A", "la Corse-du-Sud", "de la Corse-du-Sud", "en Corse-du-Sud")]
    [InlineData("90", "le Territoire de Belfort", "du Territoire de Belfort", "dans le Territoire de Belfort")]
    [InlineData("971", "la Guadeloupe", "de la Guadeloupe", "en Guadeloupe")]
    [InlineData("974", "La Réunion", "de La Réunion", "à La Réunion")]
    [InlineData("976", "Mayotte", "de Mayotte", "à Mayotte")]
    [InlineData("988", "la Nouvelle-Calédonie", "de la Nouvelle-Calédonie", "en Nouvelle-Calédonie")]
    [InlineData("989", "l’île de Clipperton", "de l’île de Clipperton", "sur l’île de Clipperton")]
    public void A_departement_is_said_as_people_say_it(string code, string withArticle, string of, string locative)
    {
        var departement = official.Gazetteer.Find(TerritoryKind.Departement, code)!;
        Assert.Equal((withArticle, of, locative), (departement.WithArticle, departement.Of, departement.In));
    }

    [Fact]
    public void Every_departement_has_an_article_that_agrees_with_insee_and_phrases_that_agree_with_each_other()
    {
        foreach (var departement in official.Gazetteer.Departements)
        {
            var name = departement.Code == "989" ? "île de Clipperton" : departement.Name;
            Assert.EndsWith(name, departement.WithArticle, StringComparison.Ordinal);
            Assert.EndsWith(name, departement.Of, StringComparison.Ordinal);
            Assert.EndsWith(name, departement.In, StringComparison.Ordinal);
            var article = departement.WithArticle[..^name.Length];
            var of = departement.Of[..^name.Length];
            var expected = departement.Liaison switch
            {
                1 => ("l’", "d’"),
                2 => ("le ", "du "),
                3 => ("la ", "de la "),
                4 => ("les ", "des "),
                5 => ("l’", "de l’"),
                // No article for Insee: « de Seine-et-Marne »; said with one nonetheless, but for islands and cities.
                _ => (article, article is "les " ? "des " : article is "l’" ? "de l’" : departement.Code is "987" or "988"
                    ? "de la " : "de "),
            };
            Assert.Equal(expected, (article, of));
            Assert.Contains(departement.In[..^name.Length], new[] { "en ", "à ", "dans " + article, "sur l’" });
        }
    }

    [Theory]
    [InlineData("11", "l’Île-de-France", "d’Île-de-France", "en Île-de-France")]
    [InlineData("93", "la Provence-Alpes-Côte d’Azur", "de Provence-Alpes-Côte d’Azur", "en Provence-Alpes-Côte d’Azur")]
    [InlineData("32", "les Hauts-de-France", "des Hauts-de-France", "dans les Hauts-de-France")]
    [InlineData("04", "La Réunion", "de La Réunion", "à La Réunion")]
    [InlineData("988", "la Nouvelle-Calédonie", "de la Nouvelle-Calédonie", "en Nouvelle-Calédonie")]
    public void A_region_is_said_as_people_say_it(string code, string withArticle, string of, string locative)
    {
        var region = official.Gazetteer.Find(TerritoryKind.Region, code)!;
        Assert.Equal((withArticle, of, locative), (region.WithArticle, region.Of, region.In));
    }

    [Theory]
    [InlineData("95323", "de Jouy-le-Moutier", "à Jouy-le-Moutier")]
    [InlineData("76351", "du Havre", "au Havre")]
    [InlineData("78440", "des Mureaux", "aux Mureaux")]
    [InlineData("17300", "de La Rochelle", "à La Rochelle")]
    [InlineData("95313", "de L’Isle-Adam", "à L’Isle-Adam")]
    [InlineData("2A004", "d’Ajaccio", "à Ajaccio")]
    [InlineData("67180", "de Haguenau", "à Haguenau")]
    [InlineData("83069", "d’Hyères", "à Hyères")]
    public void A_commune_contracts_its_article(string code, string of, string locative)
    {
        var commune = official.Gazetteer.Find(TerritoryKind.Commune, code)!;
        Assert.Equal((of, locative), (commune.Of, commune.In));
    }

    [Fact]
    public void The_nation_and_the_epci_have_phrases_too()
    {
        Assert.Equal("en France", official.Gazetteer.Nation.In);
        Assert.Equal("de la CA de Cergy-Pontoise", official.Gazetteer.Find(TerritoryKind.Commune, "95323")!.Epci!.Of);
    }
}
