using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Bulk;
using UsineCitoyenne.Core.Volunteers.Demo;
using UsineCitoyenne.Core.Volunteers.Import;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Members;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Paper;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Retention;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Core.Volunteers.Table;
using UsineCitoyenne.Core.Volunteers.Tags;
using UsineCitoyenne.Core.Volunteers.Views;

namespace UsineCitoyenne.Core.Volunteers;

public static class VolunteersSetup
{
    public static IServiceCollection AddVolunteers(this IServiceCollection services) => services
        .AddService<VolunteerOptions>()
        .AddSingleton<SignUpCheck>()
        .AddService<SignUpService>()
        .AddService<ConfirmationService>()
        .AddService<VolunteerRecordService>()
        .AddService<DetailsReads>()
        .AddService<VolunteerFileService>()
        .AddSingleton<NewsReaders>()
        .AddSingleton<VolunteerMails>()
        .AddSingleton<IMailTemplate, ConfirmMail>()
        .AddSingleton<IMailTemplate, AlreadyKnownMail>()
        .AddSingleton<IMailTemplate, WelcomeMail>()
        .AddSingleton<IMailTemplate, NewcomerMail>()
        .AddSingleton<IMailTemplate, DepartureMail>()
        .AddSingleton<VolunteerHistory>()
        .AddSingleton<CommuneChanges>()
        .AddSingleton<ChangeWords>()
        .AddSingleton<IMailTemplate, MoveMail>()
        .AddService<ContactTags>()
        .AddService<ContactEdits>()
        .AddService<ContactDossiers>()
        .AddSingleton<BulkBatch>()
        .AddService<ContactBulk>()
        .AddService<SavedViews>()
        .AddSingleton<ContactFeed>()
        .AddSingleton<ContactIndex>()
        .AddService<ContactTable>()
        .AddService<ContactLines>()
        .AddService<ContactCsv>()
        .AddService<ContactXlsx>()
        .AddService<PaperLists>()
        .AddService<Presence>()
        .AddSingleton<MemberValues>()
        .AddSingleton<MemberCheck>()
        .AddService<VolunteerMembers>()
        .AddService<VolunteerImport>()
        .AddService<DemoVolunteers>()
        .AddService<VolunteerFigures>()
        .AddSingleton<PendingPurge>()
        .AddService<DataRetention>();
}
