using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Territories;

/// <summary>What people, La Poste and spreadsheets write for a place.</summary>
public sealed class PlaceReadingTests(OfficialEdition official) : IClassFixture<OfficialEdition>
{
    private Gazetteer Gazetteer => official.Gazetteer;

    [Theory]
    [InlineData("ST IGEST", "12260", "12227")]
    [InlineData("L ABERGEMENT STE COLOMBE", "71370", "71002")]
    [InlineData("ST NOM LA BRETECHE", "78860", "78571")]
    [InlineData("St-Germain-en-Laye", "", "78551")]
    [InlineData("Bourg-en-Bresse", "01 000", "01053")]
    [InlineData("Bourg-en-Bresse", "F-01000", "01053")]
    [InlineData("Bourg-en-Bresse", "1000", "01053")]
    [InlineData("01000 Bourg en Bresse", "", "01053")]
    [InlineData("PARIS CEDEX 08", "75380", "75108")]
    [InlineData("PARIS CEDEX", "75380", "75056")]
    [InlineData("", "75380", "75056")]
    [InlineData("Paris 11e", "", "75111")]
    [InlineData("Paris 11ème arrondissement", "", "75111")]
    [InlineData("LYON 03", "69003", "69383")]
    [InlineData("BORDEAUX CEDEX", "33063", "33063")]
    [InlineData("Bermeries", "59570", "59070")]
    [InlineData("Pontoise", "", "95500")]
    [InlineData("pontoise", "95300", "95500")]
    [InlineData("Pontoize", "95300", "95500")]
    [InlineData("Saint Denis (La Réunion)", "", "97411")]
    [InlineData("Saint-Denis 93", "", "93066")]
    [InlineData("Le Havre", "", "76351")]
    [InlineData("HAVRE", "", "76351")]
    [InlineData("AJACCIO", "20000", "2A004")]
    [InlineData("", "95280", "95323")]
    public void A_place_is_found_however_it_is_written(string name, string postcode, string code) =>
        Assert.Equal(code, Gazetteer.Read(name, postcode).Found?.Code);

    [Theory]
    [InlineData("Lyon", "33000", "se contredisent")]
    [InlineData("Saint-Denis", "", "Plusieurs communes")]
    [InlineData("Zzyzx", "", "Nous ne connaissons pas")]
    [InlineData("Zzyzx", "95", "Nous ne connaissons pas")]
    [InlineData("", "", "Indiquez une commune")]
    [InlineData("", "99999", "code postal 99999")]
    [InlineData("marseile", "", "Nous ne connaissons pas")]
    public void What_is_not_sure_is_refused_with_its_reason(string name, string postcode, string reason)
    {
        var answer = Gazetteer.Read(name, postcode);
        Assert.Null(answer.Found);
        Assert.Contains(reason, answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_nearly_right_is_refused_with_the_right_one_to_choose() =>
        Assert.Equal("13055", Gazetteer.Read("marseile").Choices[0].Code);

    [Fact]
    public void Of_homonyms_the_one_of_the_département_is_meant()
    {
        var reunion = Gazetteer.Find(TerritoryKind.Departement, "974");
        Assert.Equal("97411", Gazetteer.Read("St Denis", null, reunion).Found?.Code);
        var valDOise = Gazetteer.Find(TerritoryKind.Departement, "95");
        Assert.Equal("93066", Gazetteer.Search("saint denis", 10, valDOise)[0].Code);
    }

    [Theory]
    [InlineData("Lyon 03", "69383")]
    [InlineData("PARIS 01", "75101")]
    [InlineData("Paris 11ème", "75111")]
    [InlineData("Paris 11eme", "75111")]
    [InlineData("75380", "75108")]
    [InlineData("BORDEAUX CEDEX", "33063")]
    [InlineData("villeneuve dascq", "59009")]
    [InlineData("lhavre", "76351")]
    [InlineData("lhay les roses", "94038")]
    [InlineData("saint denis la reunion", "97411")]
    [InlineData("boulogne-bilancourt", "92012")]
    [InlineData("boulogne bilan", "92012")]
    [InlineData("marseile", "13055")]
    [InlineData("mrseille", "13055")]
    public void The_right_place_comes_first(string query, string code) => Assert.Equal(code, Gazetteer.Search(query)[0].Code);

    [Fact]
    public void An_agglomeration_gives_the_communes_that_lend_it_its_name_first() =>
        Assert.Equal(["95127", "95500"], Gazetteer.Search("Cergy-Pontoise").Take(2).Select(place => place.Code));

    [Fact]
    public void Every_commune_is_read_by_its_own_name_and_postcode_in_capitals_without_accents_or_hyphens()
    {
        var wrong = new List<string>();
        foreach (var commune in Gazetteer.Communes.Where(commune => commune.Postcodes.Count > 0))
        {
            // As La Poste has them.
            var name = commune.Slug.Replace('-', ' ').ToUpperInvariant().Replace("SAINTE ", "STE ", StringComparison.Ordinal)
                .Replace("SAINT ", "ST ", StringComparison.Ordinal);
            var read = Gazetteer.Read(name, commune.Postcodes[0]);
            if (read.Found?.Commune != commune && !read.Choices.Any(choice => choice.Commune == commune))
            {
                wrong.Add($"{name} {commune.Postcodes[0]}: {read.Found?.Label ?? read.Refusal}");
            }
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void A_code_chosen_in_a_list_is_believed_only_with_its_text()
    {
        Assert.Equal("95127", Gazetteer.Resolve("Cergy (95)", "95127").Found?.Code);
        Assert.Equal("95500", Gazetteer.Resolve("Pontoise", "95127").Found?.Code);
        Assert.Equal("75111", Gazetteer.Resolve("Paris 11e arrondissement (75)", "75111").Found?.Code);
    }

    [Theory]
    [InlineData("Lyon", "33000", PlaceRefusal.Contradiction)]
    [InlineData("Saint-Denis", "", PlaceRefusal.Ambiguous)]
    [InlineData("Zzyzx", "", PlaceRefusal.Unknown)]
    [InlineData("", "", PlaceRefusal.Missing)]
    [InlineData("Pontoise", "", PlaceRefusal.None)]
    public void A_refusal_has_its_kind(string name, string postcode, PlaceRefusal kind) =>
        Assert.Equal(kind, Gazetteer.Read(name, postcode).Kind);
}
