using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Media.Uploads;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.SignUp;

namespace UsineCitoyenne.Core.Tests.Privacy.Retention;

public sealed class DataRetentionTests : SiteTest
{
    private DataRetention Retention => Site.Get<DataRetention>();

    [Fact]
    public async Task Who_never_confirmed_is_erased_after_thirty_days_with_all_that_was_kept_of_them()
    {
        var pending = await Site.SignUpAsync();
        await Site.IssueAsync(LinkPurpose.ConfirmSignUp, pending.Id);
        Site.Clock.Advance(PendingPurge.Patience);
        Assert.Equal(0, (await Retention.RunAsync())[RetentionRule.Unconfirmed]);

        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, (await Retention.PreviewAsync())[RetentionRule.Unconfirmed]);
        Assert.Equal(1, (await Retention.RunAsync())[RetentionRule.Unconfirmed]);

        var erased = await Site.VolunteerAsync(pending.Id);
        Assert.Equal(
            ("", "", "", "", "", null), (erased.FirstName, erased.LastName, erased.Email, erased.Phone, erased.Note, erased.EmailKey));
        await using var db = Site.Database.Read();
        Assert.Empty(db.Set<Consent>());
        Assert.Empty(db.Set<LinkToken>());
        Assert.Empty(db.Set<OutboxMail>());
        Assert.Equal("1", Assert.Single(await Site.AuditAsync(AuditAction.PendingErased)).Detail);
    }

    [Fact]
    public async Task What_a_round_erases_leaves_the_memory_of_the_contact_table_though_nobody_searches()
    {
        await Site.SignUpAsync();
        var index = Site.Get<ContactIndex>();
        await index.RefreshAsync();
        bool Remembers() => index.Read((columns, text, _) =>
        {
            var found = new RowSet(columns.Count);
            text.Search("ourlet", found);
            return found.Before(columns.Count) >= 0;
        });
        Assert.True(Remembers());

        Site.Clock.Advance(PendingPurge.Patience + TimeSpan.FromSeconds(1));
        await Retention.RunAsync();

        Assert.False(Remembers());
    }

    [Fact]
    public async Task A_rule_that_fails_is_told_and_does_not_stop_the_others()
    {
        var pending = await Site.SignUpAsync();
        Site.Clock.Advance(PendingPurge.Patience + TimeSpan.FromSeconds(1));
        // A file where the folder of uploads should be.
        await File.WriteAllTextAsync(Path.Combine(Site.Test.Options.DataFolder, "temporary"), "");

        var report = await Retention.RunAsync();

        Assert.Equal([RetentionRule.Uploads], report.Failures.Keys);
        Assert.Equal(1, report[RetentionRule.Unconfirmed]);
        Assert.Equal(VolunteerState.Left, (await Site.VolunteerAsync(pending.Id)).State);
        Assert.DoesNotContain(RetentionRule.Uploads, (await Retention.HistoryAsync(1)).Single().Report.Counts.Keys);
    }

    [Fact]
    public async Task A_folder_that_is_missing_is_made()
    {
        await Site.Database.WriteAsync(db => Task.FromResult(db.Add(new TemporaryFile
        {
            Key = Guid.NewGuid(),
            EditorKey = Guid.NewGuid(),
            Name = "photo.jpg",
            Extension = "jpg",
            Bytes = 1,
            SentAt = Site.Clock.Now - TemporaryFiles.Lifetime - TimeSpan.FromHours(1),
        })));

        var report = await Retention.RunAsync();

        Assert.Empty(report.Failures);
        Assert.Equal(1, report[RetentionRule.Uploads]);
        Assert.True(Directory.Exists(Path.Combine(Site.Test.Options.DataFolder, "temporary")));
    }

    [Fact]
    public async Task The_emptied_row_goes_a_week_later()
    {
        var pending = await Site.SignUpAsync();
        Site.Clock.Advance(PendingPurge.Patience + TimeSpan.FromDays(1));
        await Retention.RunAsync();
        // A later change: the newest of all keeps its row.
        var newer = await Site.SignUpAsync(CoreSite.Form("paulette@example.org"));
        Site.Clock.Advance(PendingPurge.EmptyRowStays);
        await Retention.RunAsync();
        Assert.Equal(VolunteerState.Left, (await Site.VolunteerAsync(pending.Id)).State);

        Site.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(0, (await Retention.RunAsync())[RetentionRule.Unconfirmed]);
        await using var db = Site.Database.Read();
        Assert.Equal([newer.Id], db.Set<Volunteer>().Select(row => row.Id));
    }

    [Fact]
    public async Task A_change_after_the_rows_are_gone_is_still_seen()
    {
        await Site.SignUpAsync();
        var contacts = Site.Get<ContactTable>();
        var scope = await Site.ScopeAsync("departement:95");
        Site.Clock.Advance(PendingPurge.Patience + TimeSpan.FromDays(1));
        await Retention.RunAsync();
        Assert.Equal(0, (await contacts.SearchAsync(scope, new ContactQuery())).Total);
        Site.Clock.Advance(PendingPurge.EmptyRowStays + TimeSpan.FromDays(1));
        await Retention.RunAsync();
        await Site.ConfirmedAsync(CoreSite.Form("paulette@example.org"));
        Assert.Equal(1, (await contacts.SearchAsync(scope, new ContactQuery())).Total);
    }

    [Fact]
    public async Task Who_confirmed_or_signed_up_again_stays()
    {
        var confirmed = await Site.ConfirmedAsync();
        var first = await Site.SignUpAsync(CoreSite.Form("paulette@example.org"));
        Site.Clock.Advance(TimeSpan.FromDays(29));
        var again = await Site.SignUpAsync(CoreSite.Form("paulette@example.org"));
        Site.Clock.Advance(TimeSpan.FromDays(2));
        // Each form has its own thirty days.
        Assert.Equal(1, (await Retention.RunAsync())[RetentionRule.Unconfirmed]);
        Assert.Equal(VolunteerState.Left, (await Site.VolunteerAsync(first.Id)).State);
        Assert.Equal("Josette", (await Site.VolunteerAsync(confirmed.Id)).FirstName);
        Assert.Equal(VolunteerState.Pending, (await Site.VolunteerAsync(again.Id)).State);
        await using var db = Site.Database.Read();
        Assert.Equal(3, db.Set<Consent>().Count(consent => consent.VolunteerId == confirmed.Id));
    }

    [Fact]
    public async Task Someone_who_was_erased_may_sign_up_anew()
    {
        var erased = await Site.SignUpAsync();
        Site.Clock.Advance(PendingPurge.Patience + TimeSpan.FromDays(1));
        await Retention.RunAsync();
        Assert.NotEqual(erased.Id, (await Site.ConfirmedAsync()).Id);
    }

    [Fact]
    public async Task More_people_than_a_batch_are_all_erased()
    {
        await Site.Database.WriteAsync(db => VolunteerBulk.InsertAsync(db, Enumerable.Range(0, 1203).Select(number => new VolunteerBulk.Row(
            new Volunteer.Details("Josette", "Ourlet", "", "95323", 1, 0, 0, ""), $"v{number}@example.org", VolunteerState.Pending,
            Site.Clock.Now, Demo: number == 0))));
        Site.Clock.Advance(PendingPurge.Patience + TimeSpan.FromDays(1));
        Assert.Equal(1202, (await Retention.RunAsync())[RetentionRule.Unconfirmed]);
        Assert.Equal(["500", "500", "202"], (await Site.AuditAsync(AuditAction.PendingErased)).Select(entry => entry.Detail));
        Assert.Equal(0, (await Retention.RunAsync())[RetentionRule.Unconfirmed]);
    }

    [Fact]
    public async Task Two_nodes_that_purge_together_count_each_person_once()
    {
        await Site.Database.WriteAsync(db => VolunteerBulk.InsertAsync(db, Enumerable.Range(0, 1200).Select(number => new VolunteerBulk.Row(
            new Volunteer.Details("Josette", "Ourlet", "", "95323", 1, 0, 0, ""), $"v{number}@example.org", VolunteerState.Pending,
            Site.Clock.Now, Demo: false))));
        Site.Clock.Advance(PendingPurge.Patience + TimeSpan.FromDays(1));
        var reports = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Retention.RunAsync())));
        Assert.Equal(1200, reports.Sum(report => report[RetentionRule.Unconfirmed]));
        Assert.Equal(0, (await Retention.PreviewAsync())[RetentionRule.Unconfirmed]);
    }

    [Fact]
    public async Task Links_and_mails_long_past_use_are_deleted_and_a_failed_mail_stays()
    {
        var volunteer = await Site.ConfirmedAsync();
        var kept = await Site.IssueAsync(LinkPurpose.VolunteerRecord, volunteer.Id, TimeSpan.FromDays(365));
        await Site.Database.WriteAsync(db =>
        {
            foreach (var mail in db.Set<OutboxMail>().OrderBy(mail => mail.Id).ToList())
            {
                var sent = mail.Template == "confirmation";
                mail.State = sent ? OutboxState.Sent : OutboxState.Failed;
                mail.SentAt = sent ? Site.Clock.Now : null;
            }
            return Task.CompletedTask;
        });
        Site.Clock.Advance(TimeSpan.FromDays(90));
        Assert.All((await Retention.RunAsync()).Counts, count => Assert.Equal(count.Key == RetentionRule.Asked ? 1 : 0, count.Value));
        var (links, mails) = (await CountLinksAsync(), (await Site.MailsAsync()).Count);
        Site.Clock.Advance(TimeSpan.FromDays(8));
        var preview = await Retention.PreviewAsync();
        Assert.Equal(preview.Counts.OrderBy(count => count.Key), (await Retention.RunAsync()).Counts.OrderBy(count => count.Key));
        Assert.Equal((1, 1), (links - await CountLinksAsync(), mails - (await Site.MailsAsync()).Count));
        await using var db = Site.Database.Read();
        Assert.NotNull(await Site.Get<LinkTokens>().FindAsync(db, LinkPurpose.VolunteerRecord, kept));
    }

    private async Task<int> CountLinksAsync()
    {
        await using var db = Site.Database.Read();
        return db.Set<LinkToken>().Count();
    }
}
