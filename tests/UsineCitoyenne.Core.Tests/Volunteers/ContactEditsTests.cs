using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Notes;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Tests.Volunteers;

public sealed class ContactEditsTests : SiteTest
{
    private ContactEdits Edits => Site.Get<ContactEdits>();

    private ContactDossiers Dossiers => Site.Get<ContactDossiers>();

    [Fact]
    public async Task A_correction_is_kept_with_who_when_before_and_after_and_can_be_taken_back_once()
    {
        var (josette, scope) = (await Site.ConfirmedAsync(), await Site.ScopeAsync("departement:95"));
        Assert.Empty(
            (await Edits.SaveAsync(
                scope, josette.Id, new ContactEdit("95127", "06 39 98 55 66", ["transport"], ["week-end"], IsPaused: true)))!);
        var dossier = (await Dossiers.OpenAsync(scope, josette.Id))!;
        Assert.Equal(("+33639985566", "95127", VolunteerState.Paused), (dossier.Row.Phone, dossier.Row.Commune!.Code, dossier.Row.State));
        var phone = dossier.History.Single(change => change.Field == ChangedField.Phone);
        Assert.Equal(("+33639980001", "+33639985566", "Dominique Navette", Site.Clock.Now),
            (phone.Before, phone.After, phone.By, phone.At));
        Assert.Equal(5, dossier.History.Count);
        Assert.True(await Edits.UndoAsync(scope, josette.Id));
        var back = await Site.VolunteerAsync(josette.Id);
        Assert.Equal((josette.Phone, josette.CommuneCode, josette.Profiles, josette.Availability, VolunteerState.Confirmed),
            (back.Phone, back.CommuneCode, back.Profiles, back.Availability, back.State));
        Assert.False((await Dossiers.OpenAsync(scope, josette.Id))!.CanUndo);
        Assert.False(await Edits.UndoAsync(scope, josette.Id));
    }

    [Fact]
    public async Task Taking_back_leaves_what_the_person_changed_since()
    {
        var (josette, scope) = (await Site.ConfirmedAsync(), await Site.ScopeAsync("departement:95"));
        await Edits.SaveAsync(scope, josette.Id, new ContactEdit("95323", "06 39 98 55 66", ["transport"], ["soir"], false));
        await Site.Database.WriteAsync(async db => (await db.FindAsync<Volunteer>(josette.Id))!.Correct("+33639987777", 2, 1));
        Assert.True(await Edits.UndoAsync(scope, josette.Id));
        Assert.Equal("+33639987777", (await Site.VolunteerAsync(josette.Id)).Phone);
    }

    [Fact]
    public async Task What_is_wrong_is_told_by_field_and_changes_nothing()
    {
        var (josette, scope) = (await Site.ConfirmedAsync(), await Site.ScopeAsync("departement:95"));
        var errors = (await Edits.SaveAsync(scope, josette.Id, new ContactEdit("99999", "12", [], [], false)))!;
        Assert.Equal(["CommuneCode", "Phone", "Profiles"], errors.Keys.Order());
        Assert.Equal(josette.Phone, (await Site.VolunteerAsync(josette.Id)).Phone);
        Assert.Empty((await Dossiers.OpenAsync(scope, josette.Id))!.History);
    }

    [Fact]
    public async Task Nobody_corrects_notes_or_tags_outside_their_territory()
    {
        var (josette, stranger) = (await Site.ConfirmedAsync(), await Site.ScopeAsync("departement:01"));
        var tag = (await Site.Get<ContactTags>().MakeAsync(stranger, new TerritoryRef(TerritoryKind.Departement, "01"), "À rappeler"))!;
        Assert.Null(await Edits.SaveAsync(stranger, josette.Id, new ContactEdit("01053", "", ["couture"], [], false)));
        Assert.False(await Edits.UndoAsync(stranger, josette.Id));
        Assert.Null(await Dossiers.NoteAsync(stranger, josette.Id, "Bonjour"));
        Assert.Null(await Dossiers.TagAsync(stranger, josette.Id, tag.Id));
        Assert.NotEqual("", await Dossiers.TagAsync(await Site.ScopeAsync("departement:95"), josette.Id, tag.Id));
        Assert.Null(await Site.Get<ContactTags>().MakeAsync(stranger, new TerritoryRef(TerritoryKind.Departement, "95"), "Intrus"));
        Assert.Equal("", (await Site.VolunteerAsync(josette.Id)).TagIds);
    }

    [Fact]
    public async Task A_tag_is_made_with_its_first_person_or_not_at_all()
    {
        var (josette, stranger) = (await Site.ConfirmedAsync(), await Site.ScopeAsync("departement:01"));
        var (ain, scope) = (new TerritoryRef(TerritoryKind.Departement, "01"), await Site.ScopeAsync("departement:95"));
        Assert.Null(await Dossiers.TagAsNewAsync(stranger, josette.Id, ain, "Orpheline"));
        Assert.Null(await Dossiers.TagAsNewAsync(scope, 987_654, new TerritoryRef(TerritoryKind.Departement, "95"), "Orpheline"));
        Assert.NotEqual("", await Dossiers.TagAsNewAsync(scope, josette.Id, ain, "Orpheline"));
        Assert.NotEqual("", await Dossiers.TagAsNewAsync(scope, josette.Id, new TerritoryRef(TerritoryKind.Commune, "95323"), "Orpheline"));
        Assert.NotEqual("", await Dossiers.TagAsNewAsync(scope, josette.Id, new TerritoryRef(TerritoryKind.Departement, "95"), " "));
        await using (var db = Site.Database.Read())
        {
            Assert.Empty(db.Set<ContactTag>());
        }
        Assert.Equal("", await Dossiers.TagAsNewAsync(scope, josette.Id, new TerritoryRef(TerritoryKind.Departement, "95"), "Camionnette"));
        Assert.Equal("Camionnette", Assert.Single((await Dossiers.OpenAsync(scope, josette.Id))!.Tags).Label);
    }

    [Fact]
    public async Task The_same_telephone_is_told_within_the_readers_territory_only()
    {
        var (josette, scope) = (await Site.ConfirmedAsync(), await Site.ScopeAsync("departement:95"));
        var twin = await Site.ConfirmedAsync(CoreSite.Form("jumelle@example.org", "95127"));
        var far = await Site.ConfirmedAsync(CoreSite.Form("ain@example.org", "01053"));
        var other = await Site.ConfirmedAsync(CoreSite.Form("autre@example.org", "95127"));
        await Site.Database.WriteAsync(async db => (await db.FindAsync<Volunteer>(other.Id))!.Correct("+33639987777", 2, 1));
        Assert.Equal(josette.Phone, far.Phone);
        Assert.Equal([twin.Id], (await Dossiers.OpenAsync(scope, josette.Id))!.SamePhone.Select(row => row.Id));
        Assert.Empty((await Dossiers.OpenAsync(scope, other.Id))!.SamePhone);
        Assert.Empty((await Dossiers.OpenAsync(await Site.ScopeAsync("commune:95323"), josette.Id))!.SamePhone);
        Assert.Equal(
            [josette.Id, twin.Id], (await Dossiers.OpenAsync(await Site.ScopeAsync("nation:FR"), far.Id))!.SamePhone.Select(row => row.Id));
    }

    [Fact]
    public async Task Both_communes_are_told_of_a_move_in_one_mail_each_and_hour_without_a_name()
    {
        var from = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95323"), email: "jouy@example.org");
        var to = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95127"), email: "cergy@example.org");
        foreach (var email in new[] { "une@example.org", "deux@example.org" })
        {
            await Site.ConfirmedAsync(CoreSite.Form(email));
            var token = await Site.IssueAsync(LinkPurpose.VolunteerRecord, (await Site.VolunteerAsync(email)).Id);
            Assert.Empty((await Site.Get<VolunteerRecordService>().EditAsync(token, CoreSite.Form(email, "95127")))!);
        }
        var mails = (await Site.MailsAsync()).Where(mail => mail.Template == MoveMail.Kind.Name).ToList();
        Assert.Equal([from.AccountId, to.AccountId], mails.Select(mail => mail.RecipientId).Order());
        var arrival = await TextAsync(to.AccountId);
        Assert.Contains("2 personnes", arrival);
        Assert.DoesNotContain("Josette", arrival);
        Assert.Contains("2 personnes", await TextAsync(from.AccountId));
        Assert.Equal(2, (await Site.AuditAsync(AuditAction.VolunteerMoved)).Count);

        async Task<string> TextAsync(long account) => string.Join('\n',
            (await Site.ComposeAsync(mails.Single(mail => mail.RecipientId == account)))!.Body.Blocks.OfType<MailBlock.Paragraph>()
                .Select(block => block.Text));
    }

    [Fact]
    public async Task A_tag_of_the_territory_that_somebody_leaves_stays_behind()
    {
        var (josette, scope) = (await Site.ConfirmedAsync(), await Site.ScopeAsync("nation:FR"));
        var jouy = await Site.ScopeAsync("commune:95323");
        var local = (await Site.Get<ContactTags>().MakeAsync(jouy, new TerritoryRef(TerritoryKind.Commune, "95323"), "Atelier du mardi"))!;
        var national = (await Site.Get<ContactTags>().MakeAsync(scope, TerritoryRef.Nation, "Parle anglais"))!;
        Assert.Equal("", await Dossiers.TagAsync(scope, josette.Id, local.Id));
        Assert.Equal("", await Dossiers.TagAsync(scope, josette.Id, national.Id));
        Assert.Same(local, await Site.Get<ContactTags>()
            .MakeAsync(jouy, new TerritoryRef(TerritoryKind.Commune, "95323"), "ATELIER  du mardi"));
        await Edits.SaveAsync(scope, josette.Id, new ContactEdit("95127", "", ["couture"], [], false));
        Assert.Equal(["Parle anglais"], (await Dossiers.OpenAsync(scope, josette.Id))!.Tags.Select(tag => tag.Label));
    }

    [Fact]
    public async Task Notes_tags_and_changes_are_in_the_persons_file_and_go_when_they_leave()
    {
        var (josette, scope) = (await Site.ConfirmedAsync(), await Site.ScopeAsync("departement:95"));
        Assert.Equal("", await Dossiers.NoteAsync(scope, josette.Id, "Peut prêter sa surjeteuse"));
        Assert.NotEqual("", await Dossiers.NoteAsync(scope, josette.Id, "  "));
        var tag = (await Site.Get<ContactTags>().MakeAsync(scope, new TerritoryRef(TerritoryKind.Departement, "95"), "Surjeteuse"))!;
        await Dossiers.TagAsync(scope, josette.Id, tag.Id);
        await Edits.SaveAsync(scope, josette.Id, new ContactEdit("95323", "", ["couture"], [], false));
        var token = await Site.IssueAsync(LinkPurpose.VolunteerRecord, josette.Id);
        var file = (await Site.Get<VolunteerFileService>().TakeAsync(token, state => $"{state}", use => $"{use}"))!;
        Assert.Equal("Peut prêter sa surjeteuse", Assert.Single(file.Notes).Text);
        Assert.Equal(["Surjeteuse"], file.Tags);
        Assert.Contains(file.Changes, change => change is { Field: "Téléphone", Before: "+33639980001", After: "rien", By: "responsable" });
        var reads = (await Site.Get<DetailsReads>().OpenAsync(token, 1))!.Days.SelectMany(day => day.Acts).Select(act => act.Use);
        Assert.Equal([DetailsUse.Changed, DetailsUse.Tagged, DetailsUse.Noted], reads);
        await Site.Get<VolunteerRecordService>().LeaveAsync(token);
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<VolunteerNote>());
        Assert.Empty(db.Set<VolunteerChange>());
        Assert.Equal("", (await Site.VolunteerAsync(josette.Id)).TagIds);
    }
}
