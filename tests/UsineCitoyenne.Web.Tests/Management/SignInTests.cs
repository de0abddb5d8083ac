using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class SignInTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string Wrong = "ce n’est pas celui-là";

    [Fact]
    public async Task An_editor_of_the_Val_d_Oise_signs_in_and_is_told_what_she_may_do()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");

        var user = await editor.JsonAsync("/user/current");

        Assert.Equal(["Umb.Section.Content", "Umb.Section.Media"], user["allowedSections"]!.AsArray().Select(alias => (string)alias!)
            .Order());
        Assert.False((bool)user["hasDocumentRootAccess"]!);
        Assert.Single(user["documentStartNodeIds"]!.AsArray());
        Assert.Contains("Umb.Document.PropertyValue.Write", user["fallbackPermissions"]!.AsArray().Select(verb => (string)verb!));
        Assert.Equal("fr", (string)user["languageIsoCode"]!);
    }

    [Fact]
    public async Task Tokens_never_reach_the_scripts_of_the_page()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");

        var refreshed = await editor.RefreshAsync();

        Assert.Equal(200, refreshed.Status);
        Assert.Equal("[redacted]", (string)JsonNode.Parse(refreshed.Text)!["access_token"]!);
        var cookies = refreshed.Response.Headers.GetValues("Set-Cookie").ToList();
        Assert.Equal(2, cookies.Count);
        Assert.All(cookies, cookie =>
        {
            Assert.StartsWith("__Host-umb", cookie, StringComparison.Ordinal);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public async Task A_code_needs_the_verifier_of_who_asked_for_it()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");
        const string redirect = "https://localhost/umbraco/oauth_complete";
        var path = "/umbraco/management/api/v1/security/back-office/authorize?client_id=umbraco-back-office&response_type=code&state=s"
            + "&code_challenge_method=S256&code_challenge=" + new string('A', 43);
        Assert.Equal(400, (await editor.Visitor.GetAsync(path + "&redirect_uri=https%3A%2F%2Felsewhere.example.org%2F")).Status);
        Assert.StartsWith("/umbraco/oauth_complete?code=", (
            await editor.Visitor.GetAsync(path + "&redirect_uri=" + Uri.EscapeDataString(redirect))).Location!, StringComparison.Ordinal);

        var answer = await editor.CallAsync(HttpMethod.Post, "/security/back-office/token",
            content: new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["client_id"] = "umbraco-back-office",
                ["grant_type"] = "authorization_code",
                ["code"] = "[redacted]",
                ["redirect_uri"] = redirect,
                ["code_verifier"] = new string('B', 43),
            }));

        Assert.Equal(400, answer.Status);
    }

    [Fact]
    public async Task Five_wrong_passwords_close_the_door_to_that_network_only_and_nobody_learns_who_exists()
    {
        var email = NewAddress();
        await BackofficeClient.SignInAsync(Site, email, "redaction-95");
        var stranger = new BackofficeClient(Site.Visit(System.Net.IPAddress.Parse("203.0.113.9")));
        var unknown = await stranger.LogInAsync(NewAddress(), Wrong);
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var refused = await stranger.LogInAsync(email, Wrong);
            Assert.Equal(unknown.Status, refused.Status);
            Assert.Equal(unknown.Document.QuerySelector(".field__error")!.TextContent,
                refused.Document.QuerySelector(".field__error")!.TextContent);
        }

        Assert.Equal(422, (await stranger.LogInAsync(email, BackofficeClient.Password)).Status);
        var herself = new BackofficeClient(Site.Visit(System.Net.IPAddress.Parse("198.51.100.7")));
        Assert.Equal(302, (await herself.LogInAsync(email, BackofficeClient.Password)).Status);
    }

    [Fact]
    public async Task A_second_factor_is_set_up_from_the_profile_and_asked_for_once()
    {
        var email = NewAddress();
        var editor = await BackofficeClient.SignInAsync(Site, email, "redaction-95");
        var setup = await editor.JsonAsync("/user/current/2fa/totp");
        Assert.StartsWith("data:image/png;base64,", (string)setup["qrCodeSetupImageUrl"]!, StringComparison.Ordinal);
        var secret = (string)setup["secret"]!;
        var key = Totp.FromText(secret);
        Assert.Equal(400, (await editor.PostAsync("/user/current/2fa/totp", new { code = "000000", secret })).Status);
        var now = DateTimeOffset.UtcNow;
        Assert.Equal(200, (await editor.PostAsync("/user/current/2fa/totp", new { code = Totp.CodeAt(key, now), secret })).Status);

        var next = new BackofficeClient(Site.Visit());
        var asked = await next.LogInAsync(email, BackofficeClient.Password);
        Assert.Equal(200, asked.Status);
        Assert.Equal(422, (await asked.SubmitAsync("form.form", null, ("Code", Totp.CodeAt(key, now)))).Status);
        Assert.Equal(302, (await asked.SubmitAsync("form.form", null, ("Code", Totp.CodeAt(key, now.AddSeconds(30))))).Status);
        Assert.Equal(200, (await next.AuthorizeAsync()).Status);
    }

    [Fact]
    public async Task Without_the_telephone_each_recovery_code_opens_once_and_is_told_once()
    {
        var email = NewAddress();
        var editor = await BackofficeClient.SignInAsync(Site, email, "redaction-95");
        var secret = (string)(await editor.JsonAsync("/user/current/2fa/totp"))["secret"]!;
        Assert.Equal(400, (await editor.PostAsync("/usine/second-factor", new { code = "000000", secret })).Status);
        Assert.Equal(400, (await editor.PostAsync("/usine/second-factor", new { code = "000000", secret = "pas du base 32 !" })).Status);
        var set = await editor.PostAsync("/usine/second-factor",
            new { code = Totp.CodeAt(Totp.FromText(secret), DateTimeOffset.UtcNow), secret });
        var codes = JsonNode.Parse(set.Text)!["codes"]!.AsArray().Select(code => (string)code!).ToList();
        Assert.Equal((10, 10), (codes.Count, codes.Distinct().Count()));

        Assert.Equal(302, await WithAsync(codes[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)));
        Assert.Equal(422, await WithAsync(codes[0]));
        Assert.Equal(302, await WithAsync(codes[9]));
        Assert.Equal(422, await WithAsync("AAAA-BBBB-CCCC"));
        Assert.Equal(200, (await editor.DeleteAsync($"/user/current/2fa/totp?code={codes[1]}")).Status);
        Assert.Equal(302, (await new BackofficeClient(Site.Visit()).LogInAsync(email, BackofficeClient.Password)).Status);

        async Task<int> WithAsync(string code)
        {
            var asked = await new BackofficeClient(Site.Visit()).LogInAsync(email, BackofficeClient.Password);
            return (await asked.SubmitAsync("form.form", null, ("Code", code))).Status;
        }
    }

    [Fact]
    public async Task After_choosing_a_password_the_sign_in_page_has_the_address_filled_in()
    {
        var email = NewAddress();
        var link = new Uri(await Site.Get<EditorInvitations>().OperatorLinkAsync(email, "Claude Aiguille", ["redaction-95"], demo: true));
        var visitor = Site.Visit();
        var chosen = await (await visitor.GetAsync(link.AbsolutePath))
            .SubmitAsync("form.form", null, ("Password", BackofficeClient.Password), ("Again", BackofficeClient.Password));
        Assert.Equal("/umbraco/login/", chosen.Location);
        var page = await visitor.GetAsync(chosen.Location!);
        Assert.Contains($"value=\"{email}\"", page.Text, StringComparison.Ordinal);
        Assert.Contains("Votre mot de passe est enregistré", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(email, (await visitor.GetAsync("/umbraco/login/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_for_every_tab()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");

        await editor.PostAsync("/security/back-office/revoke");

        Assert.Equal(401, (await editor.GetAsync("/user/current")).Status);
        Assert.Equal(400, (await editor.RefreshAsync()).Status);
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_again_by_mail_and_ends_the_other_sessions()
    {
        var email = NewAddress();
        var editor = await BackofficeClient.SignInAsync(Site, email, "redaction-95");
        var visitor = Site.Visit();
        var known = await visitor.FollowAsync(await (await visitor.GetAsync("/umbraco/login/oubli/"))
            .SubmitAsync("form.form", null, ("Email", email)));
        var unknown = await visitor.FollowAsync(await (await visitor.GetAsync("/umbraco/login/oubli/"))
            .SubmitAsync("form.form", null, ("Email", NewAddress())));
        Assert.Equal(known.Document.QuerySelector(".alert")!.TextContent, unknown.Document.QuerySelector(".alert")!.TextContent);

        var page = await visitor.GetAsync(await Site.LinkInMailAsync(email, "/mot-de-passe/"));
        var tooShort = await page.SubmitAsync("form.form", null, ("Password", "court"), ("Again", "court"));
        Assert.Contains("12 caractères", tooShort.Document.QuerySelector("#Password-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            302, (await page.SubmitAsync("form.form", null, ("Password", "une autre petite phrase"), ("Again", "une autre petite phrase")))
                .Status);

        Assert.Equal(401, (await editor.GetAsync("/user/current")).Status);
        Assert.Equal(302, (await new BackofficeClient(Site.Visit()).LogInAsync(email, "une autre petite phrase")).Status);
    }

    [Fact]
    public async Task A_write_from_elsewhere_is_refused()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");
        var request = new HttpRequestMessage(HttpMethod.Post, "/umbraco/management/api/v1/user/current/change-password");
        request.Headers.Add("Authorization", "Bearer [redacted]");
        request.Headers.Add("Origin", "https://elsewhere.example.org");

        Assert.Equal(403, (await editor.Visitor.SendAsync(request)).Status);
    }

    [Fact]
    public void Every_operation_says_who_may_call_it()
    {
        var operations = Site.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/umbraco/management/api/", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(operations);
        Assert.All(operations, endpoint => Assert.Contains(endpoint.Metadata, item =>
            item is Microsoft.AspNetCore.Authorization.IAllowAnonymous or UsineCitoyenne.Umbraco.Management.Access));
    }
}
