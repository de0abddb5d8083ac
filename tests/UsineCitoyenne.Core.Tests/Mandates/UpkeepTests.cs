using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Mandates.Upkeep;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Mandates;

/// <summary>Time passes; the upkeep runs when it can.</summary>
public sealed class UpkeepTests : SiteTest
{
    private MandateJob Upkeep => Site.Get<MandateJob>();

    [Fact]
    public async Task The_end_of_a_term_is_announced_a_month_before_then_access_ends_by_itself()
    {
        var lead = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");
        var alice = await Site.AppointAsync(lead, "Alice");
        var end = alice.Mandates.Single().EndsAt!.Value;
        Site.Clock.Advance(end - Site.Clock.Now - MandateJob.Notice - TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await Upkeep.RunAsync()).Announced);
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 0), ((await Upkeep.RunAsync()).Announced, (await Upkeep.RunAsync()).Announced));
        Assert.Equal(["admin@example.org", "alice@example.org"], (await Site.ToldAsync("EndsSoon")).Order());
        Site.Clock.Advance(MandateJob.Notice);
        Assert.Null((await Site.PersonAsync("Alice")).Contacts);
        // The site was stopped for a week: it is told when it comes back.
        Site.Clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, (await Upkeep.RunAsync()).Ended);
    }

    [Fact]
    public async Task Silence_is_told_after_thirty_days_and_again_thirty_days_later()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise, email: "departement@example.org");
        var alice = await Site.AppointAsync(lead, "Alice");
        await Site.AppointAsync(alice, "Diane", MandateAlias.Deputy);
        var mandates = Site.Get<MandateService>();
        await mandates.SeenAsync(alice);
        Site.Clock.Advance(TimeSpan.FromDays(30));
        await mandates.SeenAsync(await Site.ReadAgainAsync(lead.AccountId));
        Assert.Equal(0, (await Upkeep.RunAsync()).Silent);
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((1, 0), ((await Upkeep.RunAsync()).Silent, (await Upkeep.RunAsync()).Silent));
        Assert.Equal(["departement@example.org", "diane@example.org"], (await Site.ToldAsync("Silent")).Order());
        Site.Clock.Advance(TimeSpan.FromDays(29));
        await mandates.SeenAsync(await Site.ReadAgainAsync(lead.AccountId));
        Assert.Equal(0, (await Upkeep.RunAsync()).Silent);
        Site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, (await Upkeep.RunAsync()).Silent);
        await mandates.SeenAsync(await Site.ReadAgainAsync(alice.AccountId));
        Site.Clock.Advance(TimeSpan.FromDays(29));
        await mandates.SeenAsync(await Site.ReadAgainAsync(lead.AccountId));
        Site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await Upkeep.RunAsync()).Silent);
    }

    [Fact]
    public async Task A_candidacy_goes_to_the_level_that_appears_and_its_people_are_told()
    {
        await Site.ResponsableAsync(TerritoryRef.Nation, email: "nation@example.org");
        await Site.ApplyAsync("Alice");
        Assert.Equal(0, (await Upkeep.RunAsync()).PassedOn);
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise, email: "departement@example.org");
        Assert.Equal(1, (await Upkeep.RunAsync()).PassedOn);
        Assert.Equal(0, (await Upkeep.RunAsync()).PassedOn);
        var mails = (await Site.MailsAsync()).Where(mail => mail.Template == CandidacyArrivedMail.Kind.Name).ToList();
        Assert.Equal(lead.AccountId, mails[^1].RecipientId);
        Assert.Equal(2, mails.Count);
    }

    [Fact]
    public async Task What_was_promised_to_be_erased_is()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        await Site.AppointAsync(lead, "Alice");
        Assert.Empty(await Site.Get<CandidacyService>().SubmitAsync(MandateSite.Offer("Basile") with { SuggestedBy = "Paul Bouton" }));
        Site.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, (await Upkeep.RunAsync()).Erased);
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await Upkeep.RunAsync()).Erased);
        Site.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(1, (await Upkeep.RunAsync()).Erased);
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<Candidacy>());
        Assert.DoesNotContain(db.Set<Core.Mailing.OutboxMail>(), mail => mail.RecipientKind == "candidacy");
    }
}
