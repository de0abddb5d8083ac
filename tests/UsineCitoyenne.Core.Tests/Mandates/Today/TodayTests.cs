using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Today;

namespace UsineCitoyenne.Core.Tests.Mandates.Today;

public sealed class TodayTests : SiteTest
{
    /// <summary>What must be done: communes to visit are told elsewhere.</summary>
    private async Task<IReadOnlyList<TodayItem>> ReadAsync(Core.Mandates.Responsable by) =>
        [.. (await Site.Get<TodayList>().ReadAsync(by)).Where(item => item.Urgency != TodayUrgency.WhenFree)];

    [Fact]
    public async Task A_newcomer_waits_for_those_in_charge_there_until_they_have_looked()
    {
        var (lead, stranger) = (await Site.ResponsableAsync(MandateSite.ValDOise),
            await Site.ResponsableAsync(new(Core.Territories.TerritoryKind.Departement, "01"), email: "ain@example.org"));
        Assert.Empty(await ReadAsync(lead));
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Site.ConfirmedAsync();
        var item = Assert.Single(await ReadAsync(lead));
        Assert.Equal(("1 nouvelle personne à accueillir", 1, TodayUrgency.Now), (item.Title, item.Count, item.Urgency));
        Assert.StartsWith("/mon-espace/contacts/", item.Url);
        Assert.Empty(await ReadAsync(stranger));
        Site.Clock.Advance(TimeSpan.FromMinutes(1));
        await Site.Get<ContactTable>().SearchAsync(lead.Contacts!, new ContactQuery());
        Assert.Empty(await ReadAsync(lead));
    }

    [Fact]
    public async Task A_candidacy_waits_for_its_reviewer_and_nobody_else_until_it_is_answered()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        await Site.ApplyAsync("Basile");
        var item = Assert.Single(await ReadAsync(lead));
        Assert.Equal(("1 candidature attend votre réponse", "/mon-espace/candidatures/"), (item.Title, item.Url));
        var review = Site.Get<CandidacyReview>();
        Assert.Equal(ReviewAnswer.Done, await review.RefuseAsync(lead, (await review.ListAsync(lead)).Single().Id, "Merci"));
        Assert.Empty(await ReadAsync(lead));
    }

    [Fact]
    public async Task A_term_that_ends_within_a_month_is_told_to_who_holds_it_and_to_who_keeps_it_the_urgent_first()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var holder = await Site.AppointAsync(lead, "Alice");
        var end = holder.Mandates.Single().EndsAt!.Value;
        Site.Clock.Advance(end.AddDays(-10) - Site.Clock.Now);
        Assert.Equal(end, Assert.Single(await ReadAsync(await Site.PersonAsync("Alice"))).DueAt);
        await Site.ApplyAsync("Basile");
        var kept = (await ReadAsync(lead)).Where(item => item.Url != $"/mon-espace/mandats/{lead.Mandates.Single().Id}/").ToList();
        Assert.Equal(["/mon-espace/candidatures/", "/mon-espace/equipe/"], kept.Select(item => item.Url));
    }
}
