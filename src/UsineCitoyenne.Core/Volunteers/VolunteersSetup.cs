using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Today;
using UsineCitoyenne.Core.Volunteers.Bulk;
using UsineCitoyenne.Core.Volunteers.Campaigns;
using UsineCitoyenne.Core.Volunteers.Demo;
using UsineCitoyenne.Core.Volunteers.ForEditors;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Core.Volunteers.Import;
using UsineCitoyenne.Core.Volunteers.Journal;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Members;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Paper;
using UsineCitoyenne.Core.Volunteers.Preferences;
using UsineCitoyenne.Core.Volunteers.Proxy;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Relays;
using UsineCitoyenne.Core.Volunteers.Replies;
using UsineCitoyenne.Core.Volunteers.Retention;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Core.Volunteers.Silence;
using UsineCitoyenne.Core.Volunteers.Table;
using UsineCitoyenne.Core.Volunteers.Table.Facets;
using UsineCitoyenne.Core.Volunteers.Tags;
using UsineCitoyenne.Core.Volunteers.Today;
using UsineCitoyenne.Core.Volunteers.Views;

namespace UsineCitoyenne.Core.Volunteers;

public static class VolunteersSetup
{
    private static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddSingleton<ContactSelection>()
        .AddSingleton<CampaignAudience>()
        .AddSingleton<CampaignWriter>()
        .AddSingleton<IHeldObligations, HeldCampaigns>()
        .AddSingleton<IHeldObligations, HeldImports>()
        .AddSingleton<CampaignCalls>()
        .AddSingleton<IMailTemplate, CampaignMail>()
        .AddSingleton<IMailTemplate, CampaignTestMail>()
        .AddSingleton<IMailTemplate, CampaignApprovalMail>()
        .AddSingleton<IFollowsHandOvers, CampaignHandOver>()
        .AddSingleton<CampaignService>()
        .AddSingleton<CampaignPreview>()
        .AddSingleton<CampaignOpenings>();

    private static IServiceCollection AddReplies(this IServiceCollection services) => services
        .AddSingleton<ReplyLinks>()
        .AddSingleton<ReplyRouting>()
        .AddSingleton<ReplyRelay>()
        .AddSingleton<IInboundHandler, ReplyHandler>()
        .AddSingleton<IMailTemplate, ReplyMail>()
        .AddSingleton<IMailTemplate, LetterMail>()
        .AddSingleton<ReplyService>()
        .AddSingleton<LetterService>();

    private static IServiceCollection AddGrouping(this IServiceCollection services) => services
        .AddSingleton<Neighbours>()
        .AddSingleton<OrganiserDigests>()
        .AddSingleton<IMailTemplate, DigestMail>()
        .AddSingleton<IMailTemplate, NewNeighboursMail>()
        .AddSingleton<DigestChoices>()
        .AddSingleton<MailPreferences>()
        .AddSingleton<MailReturns>()
        .AddSingleton<IComplaintHandler>(provider => provider.GetRequiredService<MailReturns>());

    public static IServiceCollection AddVolunteers(this IServiceCollection services) => services
        .AddSingleton<VolunteerOptions>()
        .AddSingleton<SignUpCheck>()
        .AddSingleton<PendingSubmissions>()
        .AddSingleton<SignUpService>()
        .AddSingleton<ConfirmationService>()
        .AddSingleton<VolunteerRecordService>()
        .AddSingleton<IKnowsPeople, VolunteersKnown>()
        .AddSingleton<UnusedAccounts>()
        .AddSingleton<DetailsReads>()
        .AddSingleton<VolunteerFileService>()
        .AddSingleton<JournalFormatter>()
        .AddSingleton<AuditJournal>()
        .AddSingleton<NewsReaders>()
        .AddSingleton<VolunteerMails>()
        .AddSingleton<IMailTemplate, ConfirmMail>()
        .AddSingleton<IMailTemplate, AlreadyKnownMail>()
        .AddSingleton<IMailTemplate, RecordLinkMail>()
        .AddSingleton<IMailTemplate, NewAddressMail>()
        .AddSingleton<IMailTemplate, FormerAddressMail>()
        .AddSingleton<AddressChangeService>()
        .AddSingleton<IMailTemplate, WelcomeMail>()
        .AddSingleton<IMailTemplate, DepartureMail>()
        .AddCampaigns()
        .AddGrouping()
        .AddReplies()
        .AddSingleton<VolunteerHistory>()
        .AddSingleton<VolunteerErasure>()
        .AddSingleton<CommuneChanges>()
        .AddSingleton<ChangeFormatter>()
        .AddSingleton<IMailTemplate, MoveMail>()
        .AddSingleton<ContactTags>()
        .AddSingleton<ContactEdits>()
        .AddSingleton<ContactDossiers>()
        .AddSingleton<BulkBatch>()
        .AddSingleton<ContactBulk>()
        .AddSingleton<FirstSteps>()
        .AddSingleton<SavedViews>()
        .AddSingleton<IFollowsHandOvers, SavedViewHandOver>()
        .AddSingleton<FacetServices>()
        .AddSingleton<ContactFeed>()
        .AddSingleton<ContactIndex>()
        .AddSingleton<ContactTable>()
        .AddSingleton<ContactViewFormatter>()
        .AddSingleton<ContactLines>()
        .AddSingleton<ContactCsv>()
        .AddSingleton<PaperLists>()
        .AddSingleton<Presence>()
        .AddSingleton<MemberValues>()
        .AddSingleton<MemberCheck>()
        .AddSingleton<VolunteerMembers>()
        .AddSingleton<ContactDirectory>()
        .AddSingleton<ImportValidator>()
        .AddSingleton<ImportHeard>()
        .AddSingleton<ImportStore>()
        .AddSingleton<ImportFiles>()
        .AddSingleton<ImportRetention>()
        .AddSingleton<ImportRun>()
        .AddSingleton<VolunteerImport>()
        .AddSingleton<ImportService>()
        .AddSingleton<ImportRepairService>()
        .AddSingleton<ProxyService>()
        .AddSingleton<RelayService>()
        .AddSingleton<Territories.Mergers.IFollowsMergers, RelayMergers>()
        .AddSingleton<DemoVolunteers>()
        .AddSingleton<VolunteerFigures>()
        .AddSingleton<SilenceSteps>()
        .AddSingleton<SilentErasure>()
        .AddSingleton<IMailTemplate, StillThereMail>()
        .AddSingleton<PendingPurge>()
        .AddSingleton<DataRetention>()
        .AddSingleton<ITodaySource, NewcomersToday>()
        .AddSingleton<ITodaySource, AddressesToday>()
        .AddSingleton<ITodaySource, CampaignsToday>()
        .AddSingleton<ITodaySource, ImportsToday>();
}
