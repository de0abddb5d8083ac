using System.Net.Http.Headers;
using System.Text;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Faults;

/// <summary>The smallest requests that were once answered by 500.</summary>
public sealed class MalformedRequestTests(SiteFixture fixture) : WebTest(fixture)
{
    [Theory]
    [InlineData("/%09/evil.example")]
    [InlineData("/%0A/evil.example")]
    [InlineData("/%5C/evil.example")]
    [InlineData("//evil.example")]
    [InlineData("https%3A%2F%2Fevil.example")]
    [InlineData("~/mon-espace/")]
    public async Task Leaving_a_preview_leads_nowhere_else(string target)
    {
        var answer = await Site.Visit().GetAsync($"/apercu/quitter/?retour={target}");
        Assert.Equal(302, answer.Status);
        Assert.Equal("/", answer.Location);
    }

    [Theory]
    [InlineData("application/json;charset=zz")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("text/html; charset=")]
    [InlineData("json")]
    public async Task A_body_in_no_known_encoding_is_refused_as_such(string type)
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes("{}"));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        var answer = await editor.CallAsync(HttpMethod.Post, "/dictionary", content: content);
        Assert.InRange(answer.Status, 400, 499);
    }

    [Theory]
    [InlineData("/dictionary", "{\"name\":\"a\",\"name\":\"b\",\"translations\":[]}")]
    [InlineData("/document", "{\"id\":\"x\",\"id\":\"y\"}")]
    public async Task A_key_given_twice_is_refused(string path, string json)
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);
        var content = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        Assert.Equal(400, (await editor.CallAsync(HttpMethod.Post, path, content: content)).Status);
    }

    [Theory]
    [InlineData("\"\\ud83e\"")]
    [InlineData("{\"markup\":\"<p>\\udd17</p>\"}")]
    [InlineData("[{\"\\ud83e\":1}]")]
    [InlineData("{\"a\":1,\"a\":2}")]
    public async Task A_value_that_nobody_could_read_is_refused_with_its_body(string value)
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);
        var body = $$"""{"documentType":{"id":"{{Guid.NewGuid()}}"},"values":[{"alias":"title","value":{{value}}}],"variants":[{"name":"A"}],"parent":null,"template":null}""";
        var answer = await editor.CallAsync(HttpMethod.Post, "/document",
            content: new StringContent(body, new MediaTypeHeaderValue("application/json")));
        Assert.Equal(400, answer.Status);
    }

    [Theory]
    [InlineData("/mon-espace/contacts/", "Nothing")]
    [InlineData("/mon-espace/contacts/1/bulletin/", null)]
    [InlineData("/mon-espace/contacts/999999/bulletin/", null)]
    [InlineData("/mon-espace/mandats/4/", "Withdraw")]
    [InlineData("/mon-espace/communes/95127/", null)]
    [InlineData("/mon-espace/communes/95127/", "Nothing")]
    [InlineData("/recherche/", null)]
    [InlineData("/agirlocal95/inscription/merci/", null)]
    [InlineData("/confirmer/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/", "Nothing")]
    public async Task A_post_that_a_page_has_no_handler_for_is_refused(string path, string? handler)
    {
        var visitor = await Site.SignInAsync("departement:95");
        var token = (await visitor.GetAsync("/mon-espace/")).Document.QuerySelector("[name=jeton]")!.GetAttribute("value")!;
        var answer = await visitor.PostAsync(path + (handler is null ? "" : $"?handler={handler}"), [new("jeton", token)]);
        Assert.InRange(answer.Status, 400, 499);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    [InlineData("TRACE")]
    [InlineData("ODD")]
    public async Task A_page_answers_reading_and_posting_only(string method)
    {
        foreach (var path in new[] { "/connexion/", "/agirlocal95/inscription/", "/recherche/" })
        {
            Assert.InRange((await Site.Visit().SendAsync(new HttpRequestMessage(new HttpMethod(method), path))).Status, 400, 499);
        }
    }
}
