using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy.Journal;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Volunteers.Answers;
using UsineCitoyenne.Core.Volunteers.Demo;
using UsineCitoyenne.Core.Volunteers.Grouping;
using UsineCitoyenne.Core.Volunteers.Mails;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Core.Volunteers.Relays;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Core.Volunteers.Silence;
using UsineCitoyenne.Core.Volunteers.Tags;

namespace UsineCitoyenne.Core.Volunteers;

public static class VolunteersSetup
{
    public static IServiceCollection AddVolunteers(this IServiceCollection services) => services
        .AddSignUp()
        .AddRecord()
        .AddAnswers()
        .AddGrouping()
        .AddSilence()
        .AddSingleton<VolunteerOptions>()
        .AddSingleton<ContactTags>()
        .AddSingleton<NewsReaders>()
        .AddSingleton<VolunteerFigures>()
        .AddSingleton<RelayService>()
        .AddSingleton<Territories.Mergers.IFollowsMergers, RelayMergers>()
        .AddSingleton<DemoVolunteers>();

    private static IServiceCollection AddSignUp(this IServiceCollection services) => services
        .AddSingleton<SignUpCheck>()
        .AddSingleton<PendingSubmissions>()
        .AddSingleton<SignUpService>()
        .AddSingleton<ConfirmationService>()
        .AddSingleton<IRetention, PendingPurge>()
        .AddSingleton<VolunteerMails>()
        .AddSingleton<IMailTemplate, ConfirmMail>()
        .AddSingleton<IMailTemplate, AlreadyKnownMail>()
        .AddSingleton<IMailTemplate, WelcomeMail>();

    private static IServiceCollection AddRecord(this IServiceCollection services) => services
        .AddSingleton<VolunteerRecordService>()
        .AddSingleton<Presence>()
        .AddSingleton<IKnowsPeople, VolunteersKnown>()
        .AddSingleton<IAuditedPeople, AuditedVolunteers>()
        .AddSingleton<UnusedAccounts>()
        .AddSingleton<DetailsReads>()
        .AddSingleton<VolunteerFileService>()
        .AddSingleton<VolunteerHistory>()
        .AddSingleton<VolunteerErasure>()
        .AddSingleton<CommuneChanges>()
        .AddSingleton<ChangeFormatter>()
        .AddSingleton<AddressChangeService>()
        .AddSingleton<IMailTemplate, RecordLinkMail>()
        .AddSingleton<IMailTemplate, NewAddressMail>()
        .AddSingleton<IMailTemplate, FormerAddressMail>()
        .AddSingleton<IMailTemplate, MoveMail>()
        .AddSingleton<IMailTemplate, DepartureMail>();

    private static IServiceCollection AddAnswers(this IServiceCollection services) => services
        .AddSingleton<CallAnswers>()
        .AddSingleton<CallSubmissions>()
        .AddSingleton<CallReplies>()
        .AddSingleton<IRetention, AnswerRetention>()
        .AddSingleton<IMailTemplate, CallAnswerMail>()
        .AddSingleton<IMailTemplate, CallConfirmMail>()
        .AddSingleton<IMailTemplate, CallInvitationMail>();

    private static IServiceCollection AddGrouping(this IServiceCollection services) => services
        .AddSingleton<Neighbours>()
        .AddSingleton<OrganiserDigests>()
        .AddSingleton<DigestChoices>()
        .AddSingleton<IMailTemplate, DigestMail>()
        .AddSingleton<IMailTemplate, NewNeighboursMail>();

    private static IServiceCollection AddSilence(this IServiceCollection services)
    {
        foreach (var (rule, from) in ((RetentionRule, Freshness)[])
            [(RetentionRule.Asked, Freshness.Fresh), (RetentionRule.Reminded, Freshness.Asked), (RetentionRule.Faded, Freshness.Reminded),
                (RetentionRule.Archived, Freshness.Faded)])
        {
            services.AddSingleton<IRetention>(provider => new SilenceRetention(provider.GetRequiredService<SilenceSteps>(), rule, from));
        }
        return services
            .AddSingleton<SilenceSteps>()
            .AddSingleton<IRetention, SilentErasure>()
            .AddSingleton<IMailTemplate, StillThereMail>();
    }
}
