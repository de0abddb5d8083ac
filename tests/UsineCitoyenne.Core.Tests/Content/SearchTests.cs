namespace UsineCitoyenne.Core.Tests.Content;

public sealed class SearchTests
{
    [Fact]
    public async Task Every_word_must_be_there_as_a_beginning_without_regard_to_accents()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var page = await content.AddAsync("plainPage", home, "Désinfecter l’atelier",
            new() { ["body"] = ContentFixture.Rich("<ul><li>Œillets</li><li>élastique</li></ul>") });
        await content.Site.ReloadAsync();

        Assert.Equal(page, Assert.Single(content.Current.Search("desinf oeillet", null, 10)).Document.Key);
        Assert.Single(content.Current.Search("ÉLASTIQUES".TrimEnd('S'), null, 10));
        Assert.Empty(content.Current.Search("désinfecter masque", null, 10));
        Assert.Empty(content.Current.Search("  !  ", null, 10));
        Assert.Empty(content.Current.Search("markup", null, 10));
    }

    [Fact]
    public async Task A_hit_in_the_name_comes_first_and_the_snippet_shows_the_word()
    {
        await using var content = await ContentFixture.CreateAsync();
        var home = await content.AddAsync("nationalHome", null, "Accueil");
        var named = await content.AddAsync("plainPage", home, "Le fil rouge");
        var filler = string.Concat(Enumerable.Repeat("Des bénévoles cousent. ", 40));
        var body = await content.AddAsync("plainPage", home, "Matériel",
            new() { ["body"] = ContentFixture.Rich($"<p>{filler}</p><p>Prévoir du <b>fil</b> solide.</p><p>{filler}</p>") });
        await content.Site.ReloadAsync();

        var hits = content.Current.Search("fil", null, 10);

        Assert.Equal([named, body], hits.Select(hit => hit.Document.Key));
        Assert.True(hits[0].InName);
        Assert.Contains("Prévoir du fil solide.", hits[1].Snippet);
        Assert.InRange(hits[1].Snippet.Length, 50, 210);
        Assert.Single(content.Current.Search("fil", null, 1));
    }
}
