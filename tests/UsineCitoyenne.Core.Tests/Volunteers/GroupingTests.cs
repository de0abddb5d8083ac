using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Campaigns.Preferences;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Tests.Mandates;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class GroupingTests : SiteTest
{
    [Fact]
    public async Task Twenty_confirmations_in_a_minute_make_one_mail_to_the_organiser_and_the_next_ones_another()
    {
        var organiser = await Site.ResponsableAsync(new(TerritoryKind.Commune, "95323"));
        for (var number = 0; number < 20; number++)
        {
            await Site.ConfirmedAsync(CoreSite.Form($"v{number}@example.org"));
            Site.Clock.Advance(TimeSpan.FromSeconds(3));
        }
        var digest = Assert.Single(await DigestsAsync());
        Assert.Equal((organiser.AccountId, 5), (digest.RecipientId, (digest.DueAt - digest.CreatedAt).TotalMinutes));
        var content = (await Site.ComposeAsync(digest))!;
        Assert.Equal("20 nouvelles personnes à Jouy-le-Moutier (95)", content.Subject);
        Assert.DoesNotContain("example.org", Text(content).Replace("https://usine.example.org", "", StringComparison.Ordinal));
        Assert.Equal(Text(content), Text((await Site.ComposeAsync(digest))!));
        Site.Clock.Advance(TimeSpan.FromMinutes(5));
        await Site.ConfirmedAsync(CoreSite.Form("encore@example.org"));
        Assert.Equal(2, (await DigestsAsync()).Count);
        Assert.Equal("Une nouvelle personne à Jouy-le-Moutier (95)", (await Site.ComposeAsync((await DigestsAsync())[1]))!.Subject);
    }

    [Theory]
    [InlineData(DigestFrequency.Daily, "2026-11-22T07:00:00Z")]
    [InlineData(DigestFrequency.Weekly, "2026-11-23T07:00:00Z")]
    public async Task The_digest_comes_at_the_rhythm_that_its_reader_chose(DigestFrequency frequency, string due)
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        await Site.Get<DigestChoices>().SetAsync(lead, frequency);
        await Site.ConfirmedAsync(CoreSite.Form("a@example.org"));
        Site.Clock.Advance(TimeSpan.FromHours(3));
        await Site.ConfirmedAsync(CoreSite.Form("b@example.org", "95500"));
        var digest = Assert.Single(await DigestsAsync());
        Assert.Equal(DateTime.Parse(due, null, System.Globalization.DateTimeStyles.RoundtripKind), digest.DueAt);
        Assert.Equal("2 nouvelles personnes sur votre territoire", (await Site.ComposeAsync(digest))!.Subject);
        await Site.Get<DigestChoices>().SetAsync(lead, DigestFrequency.Never);
        await Site.ConfirmedAsync(CoreSite.Form("c@example.org"));
        Assert.Single(await DigestsAsync());
    }

    [Fact]
    public async Task The_welcome_names_who_agreed_by_the_contact_they_chose_and_who_leads()
    {
        await Site.ResponsableAsync(MandateSite.ValDOise);
        Site.Get<IOptions<SiteOptions>>().Value.GroupingBelow = 3;
        await Site.ConfirmedAsync(CoreSite.Form("tel@example.org") with { FirstName = "Tel", IntroducedByPhone = true });
        await Site.ConfirmedAsync(CoreSite.Form("mel@example.org", "95500") with { FirstName = "Mel" });
        await Site.ConfirmedAsync(CoreSite.Form("non@example.org") with { FirstName = "Non", AcceptsIntroduction = false });
        await Site.ConfirmedAsync(CoreSite.Form("loin@example.org", "95480") with { FirstName = "Loin" });
        var small = await WelcomeAsync("un@example.org", "95500");
        Assert.Contains("3 autres personnes sont déjà inscrites dans votre intercommunalité (CA de Cergy-Pontoise)", small);
        Assert.Contains("Tel — 06 39 98 00 01", small);
        Assert.Contains("Mel — mel@example.org", small);
        Assert.DoesNotContain("Non —", small);
        Assert.DoesNotContain("Loin —", small);
        Assert.Contains("Chef ou cheffe de projet du département — Val-d’Oise (95)", small);
        var large = await WelcomeAsync("deux@example.org", "95323");
        Assert.Contains("2 autres personnes sont déjà inscrites dans votre commune", large);
        Assert.DoesNotContain("Mel —", large);
    }

    [Fact]
    public async Task Neighbours_who_asked_for_it_hear_of_newcomers_once_in_the_evening()
    {
        var old = await Site.ConfirmedAsync(CoreSite.Form("avant@example.org") with { AcceptsGrouping = true });
        await Site.ConfirmedAsync(CoreSite.Form("silence@example.org"));
        Site.Clock.Advance(TimeSpan.FromDays(2));
        await Site.ConfirmedAsync(CoreSite.Form("neuve@example.org") with { FirstName = "Neuve" });
        var rounds = Site.Get<GroupingJob>();
        await rounds.RunAsync();
        Assert.DoesNotContain(await Site.MailsAsync(), mail => mail.Template == NewNeighboursMail.Kind.Name);
        Site.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Equal(1, await rounds.RunAsync());
        Assert.Equal(0, await rounds.RunAsync());
        var mail = Assert.Single(await Site.MailsAsync(), mail => mail.Template == NewNeighboursMail.Kind.Name);
        Assert.Equal(old.Id, mail.RecipientId);
        var content = (await Site.ComposeAsync(mail))!;
        Assert.Equal("Une personne rejoint les bénévoles de CA de Cergy-Pontoise", content.Subject);
        Assert.Contains("Neuve — neuve@example.org", Text(content));
        Assert.True(await Site.Get<MailPreferences>().UnsubscribeAsync(content.UnsubscribeUrl!.Split('/')[^2]));
        Assert.Null(await Site.ComposeAsync(mail));
    }

    private async Task<string> WelcomeAsync(string email, string commune)
    {
        var volunteer = await Site.ConfirmedAsync(CoreSite.Form(email, commune));
        return Text((await Site.ComposeAsync((await Site.MailsAsync())
            .Single(mail => mail.Template == WelcomeMail.Kind.Name && mail.RecipientId == volunteer.Id)))!);
    }

    private async Task<List<OutboxMail>> DigestsAsync() =>
        [.. (await Site.MailsAsync()).Where(mail => mail.Template == DigestMail.Kind.Name)];

    private static string Text(MailContent content) => string.Join('\n', content.Body.Blocks.Select(block => block switch
    {
        MailBlock.Paragraph paragraph => paragraph.Text,
        MailBlock.List list => string.Join('\n', list.Items),
        _ => "",
    })).Replace('\u00a0', ' ').Replace('\u202f', ' ');
}
