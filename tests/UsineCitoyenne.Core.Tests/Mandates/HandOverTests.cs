using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Mandates.Upkeep;

namespace UsineCitoyenne.Core.Tests.Mandates;

public sealed class HandOverTests : SiteTest
{
    private HandOver HandOver => Site.Get<HandOver>();

    [Fact]
    public async Task At_the_chosen_instant_access_passes_and_everybody_is_told_once()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise, email: "departement@example.org");
        var leaver = await Site.AppointAsync(lead, "Alice");
        await Site.AppointAsync(leaver, "Diane", MandateAlias.Deputy);
        await Site.ApplyAsync("Basile");
        var at = Site.Clock.Now.AddDays(10);
        var id = leaver.Mandates.Single().Id;
        var successors = (await HandOver.SuccessorsAsync(leaver, id))!;
        Assert.Equal([("Diane", true), ("Basile", false)], successors.Select(person => (person.Name, person.IsDeputy)));
        Assert.Null(await HandOver.PassAsync(leaver, id, successors[1].Key, at));
        Assert.NotNull(await HandOver.PassAsync(leaver, id, successors[0].Key, at));
        Assert.True(await Site.Get<Nomination>().AcceptAsync(await Site.LastLinkAsync("nomination"), showsName: false));

        Site.Clock.Advance(at - Site.Clock.Now - TimeSpan.FromTicks(10));
        Assert.NotNull((await Site.PersonAsync("Alice")).Contacts);
        Assert.Null((await Site.PersonAsync("Basile")).Contacts);
        Site.Clock.Advance(TimeSpan.FromTicks(10));
        Assert.Null((await Site.PersonAsync("Alice")).Contacts);
        Assert.Equal([MandateSite.Pontoise], (await Site.PersonAsync("Basile")).Contacts!.Territories);
        Assert.Null((await Site.PersonAsync("Diane")).Contacts);

        var upkeep = Site.Get<MandateJob>();
        Assert.Equal(1, (await upkeep.RunAsync()).Ended);
        Assert.Equal(0, (await upkeep.RunAsync()).Ended);
        Assert.Equal(["alice@example.org", "basile@example.org", "departement@example.org", "diane@example.org"],
            (await Site.ToldAsync("Ended")).Concat(
            (await Site.MailsAsync()).Where(mail => mail.Template == MandateMail.Kind.Name && mail.DueAt == at)
                .Select(_ => "basile@example.org")).Order());
    }

    [Fact]
    public async Task Somebody_named_by_address_is_asked_by_a_mail_that_says_who_names_them_and_takes_over_when_they_accept()
    {
        var leaver = await Site.AppointAsync(await Site.ResponsableAsync(MandateSite.ValDOise), "Alice");
        var id = leaver.Mandates.Single().Id;
        Assert.Empty((await HandOver.SuccessorsAsync(leaver, id))!);
        foreach (var (name, email, field) in new[] { ("", "colette@example.org", "Name"), ("Colette", "colette", "Email"),
            ("Alice", "alice@example.org", "Email"), ("https://x.example", "c@example.org", "Name") })
        {
            Assert.Equal([field], (await HandOver.PassToAsync(leaver, id, name, email, Site.Clock.Now)).Keys);
        }
        Assert.Empty(await HandOver.PassToAsync(leaver, id, "Colette", "colette@example.org", Site.Clock.Now));
        var mail = (await Site.ComposeAsync((await Site.MailsAsync())[^1]))!;
        Assert.Equal("colette@example.org", mail.ToAddress);
        Assert.Contains("Alice, qui tient ce rôle", string.Join(' ', mail.Body.Blocks.OfType<Core.Mailing.MailBlock.Paragraph>()
            .Select(block => block.Text)));
        Assert.NotNull((await Site.PersonAsync("Alice")).Contacts);
        Assert.True(await Site.Get<Nomination>().AcceptAsync(await Site.LastLinkAsync("nomination"), showsName: false));
        Assert.Null((await Site.PersonAsync("Alice")).Contacts);
        Assert.Equal([MandateSite.Pontoise], (await Site.PersonAsync("Colette")).Contacts!.Territories);
    }

    [Fact]
    public async Task The_level_above_names_somebody_by_address_and_nobody_names_beyond_their_rights()
    {
        var (lead, invitations) = (await Site.ResponsableAsync(MandateSite.ValDOise), Site.Get<NominationInvitations>());
        var elsewhere = await Site.ResponsableAsync(new(Core.Territories.TerritoryKind.Departement, "01"), email: "ain@example.org");
        Assert.False(await invitations.MayAsync(elsewhere, MandateAlias.CommuneOrganiser, MandateSite.Pontoise));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => invitations.InviteAsync(elsewhere, MandateAlias.CommuneOrganiser, MandateSite.Pontoise, "Colette",
                "colette@example.org"));
        Assert.Empty(
            await invitations.InviteAsync(lead, MandateAlias.CommuneOrganiser, MandateSite.Pontoise, "Colette", "colette@example.org"));
        Assert.Equal(
            ["Email"], (await invitations.InviteAsync(lead, MandateAlias.CommuneOrganiser, MandateSite.Pontoise, "Colette",
                "COLETTE@example.org")).Keys);
        Assert.True(await Site.Get<Nomination>().AcceptAsync(await Site.LastLinkAsync("nomination"), showsName: false));
        Assert.Equal([MandateSite.Pontoise], (await Site.PersonAsync("Colette")).Contacts!.Territories);
        for (var named = 1; named < NominationInvitations.MostADay; named++)
        {
            Assert.Empty(await invitations.InviteAsync(lead, MandateAlias.CommuneOrganiser, MandateSite.Pontoise, "Colette",
                $"colette{named}@example.org"));
        }
        Assert.Equal(
            ["Email"], (await invitations.InviteAsync(lead, MandateAlias.CommuneOrganiser, MandateSite.Pontoise, "Colette",
                "encore@example.org")).Keys);
    }

    [Fact]
    public async Task Until_the_successor_accepts_nothing_passes_and_it_may_be_cancelled()
    {
        var leaver = await Site.AppointAsync(await Site.ResponsableAsync(MandateSite.ValDOise), "Alice");
        await Site.ApplyAsync("Basile");
        var id = leaver.Mandates.Single().Id;
        var successor = (await HandOver.SuccessorsAsync(leaver, id))!.Single();
        Assert.Null(await HandOver.PassAsync(leaver, id, successor.Key, Site.Clock.Now.AddDays(1)));
        var token = await Site.LastLinkAsync("nomination");
        Site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.NotNull((await Site.PersonAsync("Alice")).Contacts);
        Assert.True(await HandOver.CancelAsync(leaver, id));
        Assert.False(await Site.Get<Nomination>().AcceptAsync(token, showsName: false));
        Assert.NotNull((await Site.PersonAsync("Alice")).Contacts);
    }

    [Fact]
    public async Task A_late_acceptance_passes_at_once()
    {
        var leaver = await Site.AppointAsync(await Site.ResponsableAsync(MandateSite.ValDOise), "Alice");
        await Site.ApplyAsync("Basile");
        var id = leaver.Mandates.Single().Id;
        Assert.Null(await HandOver.PassAsync(leaver, id, (await HandOver.SuccessorsAsync(leaver, id))!.Single()
            .Key, Site.Clock.Now.AddDays(1)));
        Site.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True(await Site.Get<Nomination>().AcceptAsync(await Site.LastLinkAsync("nomination"), showsName: false));
        Assert.Null((await Site.PersonAsync("Alice")).Contacts);
        Assert.NotNull((await Site.PersonAsync("Basile")).Contacts);
    }

    [Fact]
    public async Task What_was_revoked_meanwhile_cannot_be_taken_over()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var leaver = await Site.AppointAsync(lead, "Alice");
        await Site.ApplyAsync("Basile");
        var id = leaver.Mandates.Single().Id;
        Assert.Null(await HandOver.PassAsync(leaver, id, (await HandOver.SuccessorsAsync(leaver, id))!.Single().Key, Site.Clock.Now));
        var token = await Site.LastLinkAsync("nomination");
        Assert.True(await Site.Get<MandateLifecycleService>().RevokeAsync(lead, id, "Motif"));
        Assert.False(await Site.Get<Nomination>().AcceptAsync(token, showsName: false));
        var line = Assert.Single(await Site.Get<CandidacyReview>().ListAsync(lead));
        Assert.Equal(("Basile", CandidacyState.Waiting), (line.Name, line.State));
    }

    [Fact]
    public async Task Nobody_passes_somebody_elses_mandate_nor_beyond_its_term()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var leaver = await Site.AppointAsync(lead, "Alice");
        await Site.ApplyAsync("Basile");
        var id = leaver.Mandates.Single().Id;
        var key = (await HandOver.SuccessorsAsync(leaver, id))!.Single().Key;
        Assert.Null(await HandOver.SuccessorsAsync(lead, id));
        Assert.NotNull(await HandOver.PassAsync(lead, id, key, Site.Clock.Now));
        Assert.NotNull(await HandOver.PassAsync(leaver, id, key, Site.Clock.Now.AddDays(181)));
        Assert.NotNull(await HandOver.PassAsync(leaver, id, "compte:1", Site.Clock.Now));
    }

    [Fact]
    public async Task Somebody_named_by_address_bears_a_name_and_reads_the_offer_when_signed_in()
    {
        var (lead, invitations) = (await Site.ResponsableAsync(MandateSite.ValDOise), Site.Get<NominationInvitations>());
        Assert.Equal(
            ["Name"], (await invitations.InviteAsync(lead, MandateAlias.CommuneOrganiser, MandateSite.Pontoise, "Gagnez sur exemple.fr",
                "alice@example.org")).Keys);
        var alice = await Site.AppointAsync(lead, "Alice");
        var ain = new Core.Territories.TerritoryRef(Core.Territories.TerritoryKind.Commune, "95323");
        Assert.Empty(await invitations.InviteAsync(lead, MandateAlias.CommuneOrganiser, ain, "ALICE MARIE COUSETTE", "alice@example.org"));
        var mail = (await Site.ComposeAsync((await Site.MailsAsync()).Last(row => row.Template == NominationMail.Kind.Name)))!;
        Assert.Equal("Alice Marie Cousette", mail.ToName);
        var item = Assert.Single(await Site.Get<Core.Mandates.Today.TodayList>()
            .ReadAsync(alice), found => found.Url == "/mon-espace/mandats/a-accepter/");
        Assert.Equal(("1 mandat attend votre accord", 1), (item.Title, item.Count));
        Assert.DoesNotContain(await Site.Get<Core.Mandates.Today.TodayList>().ReadAsync(lead), found => found.Url == item.Url);
        var offer = Assert.Single(await Site.Get<Nomination>().WaitingAsync(alice));
        Assert.Null(await Site.Get<Nomination>().LinkAsync(lead, offer.Id));
        Assert.True(await Site.Get<Nomination>().AcceptAsync((await Site.Get<Nomination>().LinkAsync(alice, offer.Id))!, showsName: false));
        Assert.Empty(await Site.Get<Nomination>().WaitingAsync(alice));
    }
}
