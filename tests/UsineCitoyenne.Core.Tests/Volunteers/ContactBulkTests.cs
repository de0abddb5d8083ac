using UsineCitoyenne.Core.Contacts.Bulk;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Demo;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class ContactBulkTests : SiteTest
{
    private static readonly ContactQuery Available = new() { States = [VolunteerState.Confirmed] };

    private ContactBulk Bulk => Site.Get<ContactBulk>();

    private ContactTable Table => Site.Get<ContactTable>();

    [Fact]
    public async Task The_number_that_is_shown_is_the_number_that_is_done_each_person_named_in_the_audit()
    {
        await Site.Get<DemoVolunteers>().AddAsync(1_400);
        var scope = await Site.ScopeAsync("nation:FR");
        var total = (await Table.SearchAsync(scope, Available)).Total;
        Assert.InRange(total, BulkPart.Size + 1, 1_400);
        var (id, wrong) = await Bulk.ProposeAsync(scope, BulkKind.Pause, "", Available);
        Assert.Null(wrong);
        await Bulk.RunAsync();
        Assert.Equal((total, 0, (DateTime?)null), await SeenAsync(scope, id));
        Assert.Equal(total, (await Table.SearchAsync(scope, Available)).Total);
        // The process stops after the first part: another goes on.
        await Bulk.StartAsync(scope, id, TimeSpan.Zero);
        Assert.Equal((total, BulkPart.Size, (DateTime?)null), await SeenAsync(scope, id));
        Assert.Equal(1, await Bulk.RunAsync());
        Assert.Equal((total, total, Site.Clock.Now), await SeenAsync(scope, id));
        Assert.Equal(0, (await Table.SearchAsync(scope, Available)).Total);
        var audit = await Site.AuditAsync(AuditAction.VolunteerPaused);
        Assert.Equal(total, audit.SelectMany(entry => entry.Subjects).Select(subject => subject.VolunteerId).Distinct().Count());
        await Bulk.StartAsync(scope, id, TimeSpan.Zero);
        Assert.Equal(audit.Count, (await Site.AuditAsync(AuditAction.VolunteerPaused)).Count);
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<BulkPart>());
        Assert.Equal(total, db.Set<VolunteerChange>().Count(change => change.Field == ChangedField.State));
    }

    [Fact]
    public async Task A_selection_reaches_nobody_outside_the_territory_and_somebody_elses_act_does_not_open()
    {
        var mine = await Site.ConfirmedAsync();
        var other = await Site.ConfirmedAsync(CoreSite.Form("ain@example.org", "01053"));
        var scope = await Site.ScopeAsync("departement:95");
        var (id, _) = await Bulk.ProposeAsync(scope, BulkKind.Pause, "", new ContactQuery { People = [mine.Id, other.Id] });
        Assert.Equal(1, (await Bulk.OpenAsync(scope, id))!.Total);
        var stranger = await Site.ScopeAsync("departement:01");
        Assert.Null(await Bulk.OpenAsync(stranger, id));
        await Bulk.StartAsync(stranger, id, TimeSpan.Zero);
        Assert.Equal(VolunteerState.Confirmed, (await Site.VolunteerAsync(mine.Id)).State);
        await Bulk.StartAsync(scope, id, TimeSpan.Zero);
        Assert.Equal(VolunteerState.Paused, (await Site.VolunteerAsync(mine.Id)).State);
        Assert.Equal(VolunteerState.Confirmed, (await Site.VolunteerAsync(other.Id)).State);
        Assert.NotNull((await Bulk.ProposeAsync(scope, BulkKind.Pause, "", new ContactQuery { People = [other.Id] })).Wrong);
        Assert.NotNull((await Bulk.ProposeAsync(scope, BulkKind.Tag, "12", new ContactQuery())).Wrong);
        Assert.NotNull((await Bulk.ProposeAsync(scope, BulkKind.Move, "99999", new ContactQuery())).Wrong);
    }

    [Fact]
    public async Task A_mandate_that_ends_in_the_middle_ends_the_act()
    {
        await Site.Get<DemoVolunteers>().AddAsync(1_200);
        var scope = await Site.ScopeAsync("nation:FR");
        var (id, _) = await Bulk.ProposeAsync(scope, BulkKind.Pause, "", Available);
        await Bulk.StartAsync(scope, id, TimeSpan.Zero);
        await Site.Database.WriteAsync(db =>
        {
            db.Set<Mandate>().Single(row => row.AccountId == scope.AccountId).End(MandateEnd.Ended, null, "", Site.Clock.Now);
            return Task.CompletedTask;
        });
        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        await Bulk.RunAsync();
        var view = (await Bulk.OpenAsync(scope, id))!;
        Assert.Equal(BulkPart.Size, view.Changed);
        Assert.NotNull(view.FinishedAt);
    }

    [Fact]
    public async Task Many_tags_and_many_moves_tell_each_commune_once()
    {
        var home = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95127"), email: "cergy@example.org");
        var people = new List<long>();
        foreach (var number in Enumerable.Range(1, 3))
        {
            people.Add((await Site.ConfirmedAsync(CoreSite.Form($"v{number}@example.org"))).Id);
        }
        var scope = await Site.ScopeAsync("departement:95");
        var tag = (await Site.Get<ContactTags>().MakeAsync(scope, new TerritoryRef(TerritoryKind.Departement, "95"), "Atelier"))!;
        await DoAsync(scope, BulkKind.Tag, $"{tag.Id}", people);
        Assert.Equal(3, (await Table.SearchAsync(scope, new ContactQuery { Tags = [tag.Id] })).Total);
        await DoAsync(scope, BulkKind.Move, "95127", people);
        Assert.Equal(3, (await Table.SearchAsync(scope, new ContactQuery { Communes = ["95127"], Tags = [tag.Id] })).Total);
        Assert.Equal(home.AccountId, Assert.Single(await Site.MailsAsync(), mail => mail.Template == MoveMail.Kind.Name).RecipientId);
        await DoAsync(scope, BulkKind.Untag, $"{tag.Id}", people);
        Assert.Empty((await Table.SearchAsync(scope, new ContactQuery { Tags = [tag.Id] })).Rows);
    }

    [Fact]
    public async Task A_proposal_that_nobody_confirms_is_forgotten()
    {
        await Site.ConfirmedAsync();
        var scope = await Site.ScopeAsync("departement:95");
        var (id, _) = await Bulk.ProposeAsync(scope, BulkKind.Pause, "", new ContactQuery());
        Site.Clock.Advance(TimeSpan.FromDays(2));
        await Bulk.RunAsync();
        Assert.Null(await Bulk.OpenAsync(scope, id));
    }

    private async Task DoAsync(ContactScope scope, BulkKind kind, string argument, List<long> people)
    {
        var (id, wrong) = await Bulk.ProposeAsync(scope, kind, argument, new ContactQuery { People = people });
        Assert.Null(wrong);
        await Bulk.StartAsync(scope, id, TimeSpan.FromSeconds(5));
        Assert.Equal(people.Count, (await Bulk.OpenAsync(scope, id))!.Changed);
    }

    private async Task<(int Total, int Changed, DateTime? FinishedAt)> SeenAsync(ContactScope scope, long id)
    {
        var view = (await Bulk.OpenAsync(scope, id))!;
        return (view.Total, view.Changed, view.FinishedAt);
    }
}
