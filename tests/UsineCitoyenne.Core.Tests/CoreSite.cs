using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Tests.Mailing;
using UsineCitoyenne.Core.Tests.Territories;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests;

/// <summary>
/// The whole domain over a database of its own and a country of nine communes, with time that moves when told. No mail leaves.
/// </summary>
internal sealed class CoreSite : IAsyncDisposable
{
    private readonly TestDatabase test;
    private readonly ServiceProvider services;

    private CoreSite(TestDatabase test)
    {
        this.test = test;
        services = TestServices.Build(test, Clock);
    }

    public ManualClock Clock { get; } = new();

    /// <summary>What the site stands on.</summary>
    public TestDatabase Test => test;

    public Database Database => test.Database;

    public Gazetteer Gazetteer => Get<TerritoryDirectory>().Current;

    public static async Task<CoreSite> StartAsync()
    {
        var site = new CoreSite(await TestDatabase.CreateAsync());
        await site.Get<ConsentPublisher>().PublishAsync();
        await site.Get<TerritoryImport>().ImportAsync(SampleEdition.Of2026());
        await site.Get<VolunteerOptions>().InitializeAsync();
        return site;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A form with nothing wrong in it.</summary>
    public static SignUpForm Form(string email = "josette@example.org", string commune = "95323", params string[] profiles) => new()
    {
        SubmissionId = Guid.NewGuid(),
        FirstName = "Josette",
        LastName = "Ourlet",
        Email = email,
        Phone = "06 39 98 00 01",
        CommuneCode = commune,
        Profiles = [.. profiles.Length == 0 ? ["couture"] : profiles],
        Availability = ["soir"],
        Equipment = ["machine-a-coudre"],
        Note = "Le matin de préférence",
        AcceptsCharter = true,
        AcceptsContact = true,
        AcceptsIntroduction = true,
    };

    public async Task<Volunteer> SignUpAsync(SignUpForm? form = null)
    {
        form ??= Form();
        Assert.Empty(await Get<SignUpService>().SubmitAsync(form));
        return await VolunteerAsync(form.Email!);
    }

    public async Task<Volunteer> ConfirmedAsync(SignUpForm? form = null)
    {
        var volunteer = await SignUpAsync(form);
        var token = await IssueAsync(LinkPurpose.ConfirmSignUp, volunteer.Id);
        Assert.Equal(ConfirmationState.Ready, (await Get<ConfirmationService>().ConfirmAsync(token)).State);
        return await VolunteerAsync(volunteer.Email);
    }

    public async Task<Volunteer> VolunteerAsync(string email)
    {
        await using var db = Database.Read();
        var key = EmailAddress.Key(email);
        // Who confirmed, otherwise the last form.
        return await db.Set<Volunteer>().Where(row => row.EmailKey == key).OrderByDescending(row => row.State)
            .ThenByDescending(row => row.Id).FirstAsync();
    }

    public async Task<Volunteer> VolunteerAsync(long id)
    {
        await using var db = Database.Read();
        return await db.Set<Volunteer>().SingleAsync(row => row.Id == id);
    }

    /// <summary>A link as a mail would carry it.</summary>
    public Task<string> IssueAsync(LinkPurpose purpose, long subject, TimeSpan? lifetime = null) =>
        Database.WriteAsync(db => Task.FromResult(Get<LinkTokens>().Issue(db, purpose, subject, lifetime ?? TimeSpan.FromDays(7))));

    /// <summary>Somebody with one mandate: by default the one that leads the territory.</summary>
    public async Task<Responsable> ResponsableAsync(TerritoryRef territory, string? type = null, string email = "responsable@example.org")
    {
        var account = await Database.WriteAsync(async db =>
        {
            var alias = type ?? MandateAlias.LeadOf(territory.Kind);
            return await Get<MandateService>().GrantAsync(
                db, by: null, email, "Dominique Navette", db.Set<MandateType>().Single(row => row.Alias == alias), territory);
        });
        return await ReadAgainAsync(account.Id);
    }

    /// <summary>The person as the next request would find them.</summary>
    public async Task<Responsable> ReadAgainAsync(long accountId) =>
        (await Get<MandateService>().FindAsync(accountId, CancellationToken.None))!;

    public async Task<ContactScope> ScopeAsync(string territory)
    {
        Assert.True(TerritoryRef.TryParse(territory, out var reference));
        return (await ResponsableAsync(reference, email: $"{territory.Replace(':', '-')}@example.org")).Contacts!;
    }

    public async Task<List<OutboxMail>> MailsAsync()
    {
        await using var db = Database.Read();
        return [.. db.Set<OutboxMail>().OrderBy(mail => mail.Id)];
    }

    /// <summary>A mail as its recipient would read it; null when there is nothing left to send.</summary>
    public Task<MailContent?> ComposeAsync(OutboxMail mail) => Database.WriteAsync(db =>
        services.GetServices<IMailTemplate>().Single(template => template.Name == mail.Template)
            .ComposeAsync(mail, db, CancellationToken.None));

    public async Task<List<AuditEntry>> AuditAsync(string action)
    {
        await using var db = Database.Read();
        var entries = db.Set<AuditEntry>().Where(entry => entry.Action == action).OrderBy(entry => entry.Id).ToList();
        foreach (var entry in entries)
        {
            entry.Subjects.AddRange(db.Set<AuditSubject>().Where(subject => subject.AuditEntryId == entry.Id));
        }
        return entries;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await test.DisposeAsync();
    }
}
