using System.Text;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Tests.MySpace;

public sealed class CampaignPageTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task A_message_is_written_from_a_view_read_as_its_recipients_will_and_stopped_by_one_click()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email, changes: [("Input.Commune", "Pontoise (95)"), ("Input.CommuneCode", "95500"),
            ("Input.AcceptsNews", "true"), ("Input.LastName", "Bobine")]);
        await ConfirmAsync(Site.Visit(), email);
        var lead = await Site.SignInAsync("departement:95");
        var contacts = await lead.GetAsync("/mon-espace/contacts/?commune=95500");
        var form = await lead.FollowAsync(await contacts.SubmitAsync("#liste", "/mon-espace/contacts/?handler=Write"));
        Assert.Contains("1 personne le recevra", form.Document.QuerySelector("aside.card")!.TextContent.Replace('\u00a0', ' '));
        Assert.Contains("comme cette personne le lira", form.Text);
        var refused = await form.SubmitAsync("form.form", "", ("Subject", "Samedi"), ("Body", "Bonjour {inconnu}"));
        Assert.Equal(422, refused.Status);
        Assert.Contains("{inconnu}", refused.Document.QuerySelector("#Body-error")!.TextContent);
        Assert.Equal("Bonjour {inconnu}", refused.Document.QuerySelector("#Body")!.TextContent.Trim());
        var draft = await lead.FollowAsync(
            await refused.SubmitAsync("form.form", "", ("Subject", "Samedi à {commune}"), ("Body", "Bonjour {prénom} !")));
        Assert.Contains("Samedi à Pontoise", draft.Text);
        Assert.Contains("Une personne réelle de la liste vous est montrée", draft.Text);
        Assert.Contains("Bonjour Josette !", draft.Document.QuerySelector("pre.mail")!.TextContent);
        var frame = await lead.GetAsync(draft.Document.QuerySelector("iframe")!.GetAttribute("src")!);
        Assert.Contains("Bonjour Josette !", frame.Text);
        Assert.Contains("sandbox", frame.Header("Content-Security-Policy"));
        Assert.DoesNotContain(email, draft.Text + frame.Text);
        Assert.Equal(404, (await (await Site.SignInAsync("departement:78"))
            .GetAsync(draft.Document.QuerySelector("form.form")!.GetAttribute("action")!)).Status);

        foreach (var past in new[] { "2025-12-01T08:00", "1/12/2025 8:00", "2999-01-01T08:00", "samedi" })
        {
            var late = await draft.SubmitAsync("form[action*='Submit']", null, ("When", past));
            Assert.Equal((422, past), (late.Status, late.Document.QuerySelector("#When")!.GetAttribute("value")));
            Assert.NotNull(late.Document.QuerySelector("#When-error"));
        }
        Assert.Equal(302, (await draft.SubmitAsync("form[action*='Submit']", null, ("When", ""))).Status);
        await Site.Get<UsineCitoyenne.Core.Campaigns.CampaignJob>().RunAsync();
        var mail = (await Site.MailsAsync()).Single(row => row.Template == "campagne" && row.Content.ToAddress == email);
        var link = new Uri(mail.Content.UnsubscribeUrl!).AbsolutePath;
        var page = await Site.Visit().GetAsync(link);
        Assert.Contains("Ne plus recevoir de nouvelles", page.Text);
        Assert.Null(mail.Content.PictureUrl);
        Assert.Equal(302, (await page.SubmitAsync("form[action*='Choices']", null, ("wanted", "News"), ("wanted", "Measure"))).Status);
        var counted = (await Site.MailsAsync()).Single(row => row.Template == "campagne" && row.Content.ToAddress == email)
            .Content.PictureUrl!;
        foreach (var path in new[] { new Uri(counted).AbsolutePath, $"/courriel/{new string('A', 46)}.gif" })
        {
            var picture = await Site.Visit().GetAsync(path);
            Assert.Equal((200, "image/gif"), (picture.Status, picture.Header("Content-Type")));
            Assert.Contains("no-store", picture.Header("Cache-Control"));
        }
        Assert.Contains("Ne plus recevoir de nouvelles", (await Site.Visit().GetAsync(link)).Text);
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(200, (await Site.Visit().PostAsync(link, [new("List-Unsubscribe", "One-Click")])).Status);
        }
        Assert.DoesNotContain("Ne plus recevoir de nouvelles", (await Site.Visit().GetAsync(link)).Text);
        Assert.Equal(404, (await Site.Visit().PostAsync("/inscription/preferences/apercu/", [new("List-Unsubscribe", "One-Click")]))
            .Status);
        Assert.Contains("Désabonnements depuis1", (await lead.GetAsync(draft.Document.QuerySelector("form.form")!.GetAttribute("action")!))
            .Document.QuerySelector("#progress")!.TextContent
            .Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)
            .Replace("Désabonnementsdepuis", "Désabonnements depuis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_write_writes_none_and_an_administrator_reads_only_what_waits_for_them()
    {
        var administrator = await Site.SignInAsync("campaign-admin@example.org", (MandateAlias.Administrator, TerritoryRef.Nation));
        foreach (var (path, status) in new[] { ("/mon-espace/campagnes/", 200), ("/mon-espace/campagnes/nouvelle/", 403),
            ("/mon-espace/campagnes/999/", 404) })
        {
            Assert.Equal(status, (await administrator.GetAsync(path)).Status);
            Assert.StartsWith("/connexion", (await Site.Visit().GetAsync(path)).Location);
        }
        Assert.Contains("Aucun message à relire", (await administrator.GetAsync("/mon-espace/campagnes/")).Text);
    }

    [Fact]
    public async Task The_webhook_asks_for_its_secret()
    {
        var options = Site.Get<MailOptions>();
        Assert.Equal(404, await PostReturnAsync("Bearer quelque-chose", "{}"));
        options.ReturnSecret = "un-secret-assez-long-pour-servir";
        Assert.Equal(401, await PostReturnAsync("Bearer autre", "{}"));
        Assert.Equal(401, await PostReturnAsync("", "{}"));
        Assert.Equal(200, await PostReturnAsync("Bearer un-secret-assez-long-pour-servir",
            """{"events":[{"type":"bounce","address":"x@example.org","status":"5.1.1"}]}"""));
        foreach (var unknown in new[] { "pas du json", "null", "{}", """{"events": [null]}""",
            """{"event": "\ud83e", "sg_event_id": "1"}""" })
        {
            Assert.Equal(400, await PostReturnAsync("Bearer un-secret-assez-long-pour-servir", unknown));
        }
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("usine:un-secret-assez-long-pour-servir"));
        Assert.Equal(200, await PostReturnAsync($"Basic {basic}", """{"events": []}"""));
        Assert.Equal(401, await PostReturnAsync("Basic dXNpbmU6YXV0cmU=", """{"events": []}"""));
        Assert.Equal(401, await PostReturnAsync("Basic pas-du-base64", """{"events": []}"""));
    }

    private async Task<int> PostReturnAsync(string authorization, string json)
    {
        var request = new HttpRequestMessage(HttpMethod.Post,
            "/courrier/retours")
        { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return (await Site.Visit().SendAsync(request)).Status;
    }
}
