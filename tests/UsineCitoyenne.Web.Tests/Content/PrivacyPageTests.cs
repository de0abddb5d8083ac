using UsineCitoyenne.Core;

namespace UsineCitoyenne.Web.Tests.Content;

public sealed class PrivacyPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task The_register_stands_whole_below_the_editors_text()
    {
        var page = await Site.Visit().GetAsync("/confidentialite/");
        Assert.Contains("Qui est responsable", page.Document.QuerySelector(".prose")!.TextContent);
        var register = page.Document.QuerySelectorAll("#registre article");
        Assert.Equal(ProcessingRegister.Activities(new()).Select(activity => activity.Purpose),
            register.Select(article => article.QuerySelector("h3")!.TextContent));
        Assert.All(register,
            article => Assert.All(article.QuerySelectorAll("dd"), value => Assert.False(string.IsNullOrWhiteSpace(value.TextContent))));
        Assert.Equal(4 * ProcessingRegister.Activities(new()).Count, page.Document.QuerySelectorAll("#registre dd").Length);
    }

    [Fact]
    public async Task Other_plain_pages_have_none() =>
        Assert.Null((await Site.Visit().GetAsync("/mentions-legales/")).Document.QuerySelector("#registre"));
}
