using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Accounts.Sessions;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Accounts;

public sealed class SessionTests : SiteTest
{
    private static readonly TerritoryRef ValDOise = new(TerritoryKind.Departement, "95");

    private MandateService Mandates => Site.Get<MandateService>();

    private SessionService Sessions => Site.Get<SessionService>();

    [Fact]
    public async Task A_session_knows_its_person_and_a_key_that_nobody_was_given_knows_nobody()
    {
        var (person, key) = await SignInAsync();
        Assert.Equal(person.AccountId, (await Mandates.OfSessionAsync(key))!.Value.Person.AccountId);
        Assert.Null(await Mandates.OfSessionAsync(Guid.NewGuid()));
    }

    [Fact]
    public async Task The_table_does_not_hold_what_the_cookie_holds()
    {
        var (_, key) = await SignInAsync();
        await using var db = Site.Database.Read();
        var hash = db.Set<Session>().Single().Hash;
        Assert.Equal(32, hash.Length);
        Assert.NotEqual(key.ToByteArray(), hash[..16]);
    }

    [Fact]
    public async Task A_session_ends_after_eight_hours_of_silence_and_lives_on_with_use()
    {
        var (_, key) = await SignInAsync();
        Site.Clock.Advance(TimeSpan.FromHours(7));
        await SeenAsync(key);
        Site.Clock.Advance(TimeSpan.FromHours(7));
        Assert.NotNull(await Mandates.OfSessionAsync(key));
        Site.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await Mandates.OfSessionAsync(key));
    }

    [Fact]
    public async Task After_seven_days_of_use_a_new_link_is_asked_for()
    {
        var (_, key) = await SignInAsync();
        for (var hours = 0; hours < 7 * 24 + 14; hours += 7)
        {
            if (await Mandates.OfSessionAsync(key) is null)
            {
                Assert.True(hours > 7 * 24);
                return;
            }
            await SeenAsync(key);
            Site.Clock.Advance(TimeSpan.FromHours(7));
        }
        Assert.Null(await Mandates.OfSessionAsync(key));
    }

    [Fact]
    public async Task A_session_that_was_just_seen_is_not_written_again()
    {
        var (_, key) = await SignInAsync();
        var seenAt = (await Mandates.OfSessionAsync(key))!.Value.LastSeenAt;
        Site.Clock.Advance(TimeSpan.FromMinutes(4));
        await SeenAsync(key);
        Assert.Equal(seenAt, (await Mandates.OfSessionAsync(key))!.Value.LastSeenAt);
        Site.Clock.Advance(TimeSpan.FromMinutes(2));
        await SeenAsync(key);
        Assert.True((await Mandates.OfSessionAsync(key))!.Value.LastSeenAt > seenAt);
    }

    [Fact]
    public async Task One_closes_ones_own_sessions_by_name_and_nobody_elses()
    {
        var (person, first) = await SignInAsync();
        var (_, second) = await SignInAsync();
        var (other, third) = await SignInAsync("autre@example.org");
        var lines = await Sessions.ListAsync(person.AccountId, second);
        Assert.Equal([true, false], lines.Select(line => line.IsCurrent).OrderDescending());
        Assert.All(lines, line => Assert.Equal("Firefox sur Windows", line.Browser));

        await Sessions.CloseAsync(other.AccountId, lines.Single(line => !line.IsCurrent).Name);
        Assert.NotNull(await Mandates.OfSessionAsync(first));
        await Sessions.CloseAsync(person.AccountId, lines.Single(line => !line.IsCurrent).Name);
        Assert.Null(await Mandates.OfSessionAsync(first));
        Assert.NotNull(await Mandates.OfSessionAsync(second));

        await Sessions.CloseAsync(person.AccountId, [second, third]);
        Assert.Null(await Mandates.OfSessionAsync(second));
        Assert.NotNull(await Mandates.OfSessionAsync(third));
    }

    [Fact]
    public async Task An_account_whose_stamp_changed_has_no_session_left()
    {
        var (person, key) = await SignInAsync();
        await Site.Database.WriteAsync(db => db.Set<Account>()
            .ExecuteUpdateAsync(row => row.SetProperty(account => account.SecurityStamp, "another")));
        Assert.Null(await Mandates.OfSessionAsync(key));
        Assert.Empty(await Sessions.ListAsync(person.AccountId, key));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox sur Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 "
        + "Mobile/15E148 Safari/604.1", "Safari sur iPhone")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
        "Chrome sur Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 "
    + "Edg/138.0.0.0", "Edge sur Windows")]
    [InlineData("curl/8.5.0", "Un navigateur")]
    [InlineData(null, "Un navigateur")]
    public void A_browser_is_named_as_its_owner_names_it(string? userAgent, string expected) =>
        Assert.Equal(expected, BrowserFamily.Of(userAgent));

    private async Task SeenAsync(Guid key) => await Sessions.SeenAsync(key, (await Mandates.OfSessionAsync(key))!.Value.LastSeenAt);

    private async Task<(Responsable Person, Guid Key)> SignInAsync(string email = "dominique@example.org")
    {
        var person = await Site.ResponsableAsync(ValDOise, email: email);
        var token = await Site.IssueAsync(LinkPurpose.SignIn, person.AccountId);
        return (person, (await Site.Get<SignInService>()
            .SignInAsync(token, "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"))!.Session);
    }
}
