using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Mandates.Upkeep;
using UsineCitoyenne.Core.Privacy.Journal;

namespace UsineCitoyenne.Core.Mandates;

public static class MandatesSetup
{
    public static IServiceCollection AddMandates(this IServiceCollection services) => services
        .AddSingleton<StandingMandates>()
        .AddSingleton<MandateHolders>()
        .AddSingleton<IMailTemplate, MandateMail>()
        .AddSingleton<MandateService>()
        .AddSingleton<NearestLeaders>()
        .AddSingleton<MandateTypes>()
        .AddSingleton<Leadership>()
        .AddSingleton<OperatorAccess>()
        .AddSingleton<PublicNames>()
        .AddSingleton<CandidacyReviewers>()
        .AddSingleton<CandidacyService>()
        .AddSingleton<CandidacyReview>()
        .AddSingleton<CandidacyMails>()
        .AddSingleton<IMailTemplate, CandidacyConfirmMail>()
        .AddSingleton<IMailTemplate, CandidacyArrivedMail>()
        .AddSingleton<IMailTemplate, CandidacyQuestionMail>()
        .AddSingleton<IMailTemplate, CandidacyRefusedMail>()
        .AddSingleton<Nomination>()
        .AddSingleton<NominationInvitations>()
        .AddSingleton<IMailTemplate, NominationMail>()
        .AddSingleton<IMailTemplate, NominationAnsweredMail>()
        .AddSingleton<MandateNotifier>()
        .AddSingleton<MandateMails>()
        .AddSingleton<IMailTemplate, MandateHolderMail>()
        .AddSingleton<IMailTemplate, MandateAroundMail>()
        .AddSingleton<MandateLifecycleService>()
        .AddSingleton<HandOver>()
        .AddSingleton<HandedWork>()
        .AddSingleton<Territories.Mergers.IFollowsMergers, MandateMergers>()
        .AddSingleton<EditorScopes>()
        .AddSingleton<ResponsableIndex>()
        .AddSingleton<ResponsableTable>()
        .AddSingleton<TodayList>()
        .AddSingleton<IAuditedActors, MandateActors>()
        .AddSingleton<ITodaySource, CandidaciesToday>()
        .AddSingleton<ITodaySource, NominationsToday>()
        .AddSingleton<ITodaySource, MandatesToday>();
}
