using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Volunteers;

/// <summary>From the button of a call to an answer that stands: signed in, known by an address, or new.</summary>
public sealed class CallAnswerPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string ByAddress = "form.form[data-pow-challenge]";

    private CallInfo Call => Site.Get<CallDirectory>().Open([new TerritoryRef(TerritoryKind.Departement, "95")])[0];

    private string Page => $"/agirlocal95/appel/?appel={Call.Key}";

    [Fact]
    public async Task Who_is_signed_in_answers_with_one_press_and_may_change_or_withdraw_it()
    {
        var email = await VolunteerAsync();
        var visitor = Site.Visit();
        await (await visitor.GetAsync("/connexion/")).SubmitAsync("form.form", "", ("Email", email));
        await (await visitor.GetAsync(await Site.LinkInMailAsync(email, "/connexion/lien/"))).SubmitAsync("main form");
        var call = await visitor.GetAsync(Call.Url);
        Assert.EndsWith("/appel/", call.Document.QuerySelector("aside form")!.GetAttribute("action"));
        var page = await visitor.GetAsync(Page + "&combien=20");
        Assert.Equal("20", page.Document.QuerySelector("#Quantity")!.GetAttribute("value"));
        Assert.Null(page.Document.QuerySelector("#Email"));
        var wrong = await page.SubmitAsync("main form.form", null, ("Quantity", "beaucoup"));
        Assert.Equal((422, "beaucoup"), (wrong.Status, wrong.Document.QuerySelector("#Quantity")!.GetAttribute("value")));
        Assert.NotNull(wrong.Document.QuerySelector("#Quantity-error"));
        Assert.DoesNotContain("En prend 20", await ListAsync());

        var thanks = await visitor.FollowAsync(await page.SubmitAsync("main form.form"));
        Assert.Contains("Merci", thanks.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("20", thanks.Document.QuerySelector(".lede")!.TextContent);
        Assert.Contains("En prend 20", await ListAsync());
        var change = await visitor.GetAsync(thanks.Document.QuerySelectorAll("main a")
            .Single(link => link.TextContent.Contains("Changer", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(302, (await change.SubmitAsync("form[action*='Withdraw']")).Status);
        Assert.DoesNotContain("En prend 20", await ListAsync());
    }

    [Fact]
    public async Task A_known_address_is_enough_and_only_the_button_behind_the_mail_records_the_answer()
    {
        var email = await VolunteerAsync();
        var visitor = Site.Visit();
        var page = await visitor.GetAsync(Page + "&combien=21");
        Assert.Equal("21", page.Document.QuerySelector("#Quantity")!.GetAttribute("value"));
        var signUp = page.Document.QuerySelector("main a[href*='inscription']")!.GetAttribute("href")!;
        var form = await Site.Visit().GetAsync(signUp);
        Assert.Equal((200, "21"), (form.Status, form.Document.QuerySelector("#CallQuantity")!.GetAttribute("value")));

        var sent = await visitor.FollowAsync(await page.SubmitAsync(ByAddress, null, ("Email", email)));
        Assert.Contains("Regardez votre messagerie", sent.Text);
        var link = await Site.LinkInMailAsync(email, "/appel/confirmer/");
        var owner = Site.Visit();
        var confirm = await owner.GetAsync(link);
        Assert.Contains("21", confirm.Document.QuerySelector("main")!.TextContent);
        Assert.Single(confirm.Document.QuerySelectorAll("main form"));
        Assert.DoesNotContain("En prend 21", await ListAsync());
        var thanks = await owner.FollowAsync(await confirm.SubmitAsync("main form"));
        Assert.Contains("Merci", thanks.Document.QuerySelector("h1")!.TextContent);
        Assert.Contains("En prend 21", await ListAsync());
        Assert.Contains("a déjà servi", (await owner.GetAsync(link)).Text);
    }

    [Fact]
    public async Task The_answer_is_the_same_whether_the_address_is_known_or_not()
    {
        var (known, unknown) = (await VolunteerAsync(), NewAddress());
        var told = new List<(int, string?, string)>();
        foreach (var email in new[] { known, unknown })
        {
            var visitor = Site.Visit();
            var answer = await (await visitor.GetAsync(Page)).SubmitAsync(ByAddress, null, ("Email", email), ("Quantity", "22"));
            told.Add((answer.Status, answer.Location, (await visitor.FollowAsync(answer))
                .Document.QuerySelector("main [role=status]")!.TextContent));
        }
        Assert.Equal(told[0], told[1]);
        var link = new Uri((await Site.MailsAsync()).Single(mail => mail.Content.ToAddress == unknown).Content.Body.Blocks
            .OfType<Core.Mailing.MailBlock.Button>().Single().Url).PathAndQuery;
        var form = await Site.Visit().GetAsync(link);
        Assert.Contains(Call.Name, form.Document.QuerySelector("form.form .alert")!.TextContent);
        Assert.Equal("22", form.Document.QuerySelector("#CallQuantity")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("josette", "20", "Email")]
    [InlineData("josette@example.org", "-3", "Quantity")]
    public async Task What_is_wrong_is_told_beside_its_field_and_what_was_typed_is_kept(string email, string quantity, string field)
    {
        var answer = await (await Site.Visit().GetAsync(Page)).SubmitAsync(ByAddress, null, ("Email", email), ("Quantity", quantity));
        Assert.Equal(422, answer.Status);
        Assert.NotNull(answer.Document.QuerySelector($"#{field}-error"));
        Assert.Equal((email, quantity), (Value(answer, "Email"), Value(answer, "Quantity")));
    }

    [Fact]
    public async Task The_form_has_the_guards_of_the_other_public_forms()
    {
        var email = await VolunteerAsync();
        var page = await Site.Visit().GetAsync(Page);
        Assert.Equal(302, (await page.SubmitAsync(ByAddress, null, ("Email", email), ("Website", "https://example.org"))).Status);
        Assert.DoesNotContain((await Site.MailsAsync()).Where(mail => mail.Content.ToAddress == email),
            mail => mail.Template == "appel-confirmer");
        Assert.Equal(422, (await page.SubmitAsync(ByAddress, null, ("Email", email), ("Challenge", "x"))).Status);
        Assert.Equal(400, (await Site.Visit().PostAsync(Page, [KeyValuePair.Create("Email", email)])).Status);
    }

    [Fact]
    public async Task A_call_of_another_departement_is_answered_on_its_own_site_only()
    {
        var key = await CallOf78Async();
        foreach (var path in new[] { "appel", "inscription" })
        {
            foreach (var site in new[] { "/agirlocal95/", "/" })
            {
                var moved = await Site.Visit().GetAsync($"{site}{path}/?appel={key}&combien=20");
                Assert.Equal((302, $"/agirlocal78/{path}/?appel={key}&combien=20"), (moved.Status, moved.Location));
            }
        }
        var own = await Site.Visit().GetAsync($"/agirlocal78/appel/?appel={key}&combien=20");
        Assert.Equal(200, own.Status);
        Assert.Equal(404, (await own.SubmitAsync(ByAddress, $"/agirlocal95/appel/?appel={key}", ("Email", NewAddress()))).Status);
        var email = NewAddress();
        Assert.Equal(404, (await SignUpAsync(Site.Visit(), email, "/agirlocal95/inscription/", ("Input.Call", $"{key}"))).Status);

        // Somebody of the 95 may answer it, in the frame of the 78.
        var volunteer = await VolunteerAsync();
        await own.SubmitAsync(ByAddress, null, ("Email", volunteer), ("Quantity", "20"));
        var confirm = await Site.Visit().GetAsync(await Site.LinkInMailAsync(volunteer, "/appel/confirmer/"));
        Assert.Equal("78", confirm.Document.DocumentElement.GetAttribute("data-departement"));
        var visitor = Site.Visit();
        var answered = await visitor.FollowAsync(await confirm.SubmitAsync("main form"));
        Assert.Equal("78", answered.Document.DocumentElement.GetAttribute("data-departement"));
        Assert.Equal(404, (await Site.Visit().GetAsync($"/agirlocal95/appel/?appel={Guid.NewGuid()}")).Status);
        Assert.Equal(404, (await Site.Visit().GetAsync("/agirlocal95/appel/")).Status);
    }

    private static string? Value(VisitedPage page, string field) => page.Document.QuerySelector($"#{field}")!.GetAttribute("value");

    private async Task<string> VolunteerAsync()
    {
        var email = NewAddress();
        await SignUpAsync(Site.Visit(), email);
        await ConfirmAsync(Site.Visit(), email);
        return email;
    }

    private async Task<string> ListAsync() => (await (await Site.SignInAsync("departement:95")).GetAsync($"/mon-espace/appels/{Call.Key}/"))
        .Text;

    private async Task<Guid> CallOf78Async()
    {
        var list = Site.Get<SiteContent>().Current.ByUrl("/agirlocal78/appels/")!.Key;
        var key = await Site.Get<CreateDocument>().RunAsync(
            Editor.System, "call", list, "Cent blouses", new Dictionary<string, string>
            { ["summary"] = "Pour l’hôpital", ["unit"] = "blouses", ["callState"] = "[\"Ouvert\"]" });
        await Site.Get<PublishDocument>().RunAsync(Editor.System, key);
        return key;
    }
}
