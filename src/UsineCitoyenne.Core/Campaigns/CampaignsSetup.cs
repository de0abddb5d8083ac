using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Campaigns.Answers;
using UsineCitoyenne.Core.Campaigns.Candidates;
using UsineCitoyenne.Core.Campaigns.Preferences;
using UsineCitoyenne.Core.Campaigns.Replies;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Inbound;
using UsineCitoyenne.Core.Mailing.Returns;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Core.Volunteers.Record;

namespace UsineCitoyenne.Core.Campaigns;

public static class CampaignsSetup
{
    public static IServiceCollection AddCampaigns(this IServiceCollection services) => services
        .AddSingleton<CampaignAudience>()
        .AddSingleton<CampaignWriter>()
        .AddSingleton<IHeldObligations, HeldCampaigns>()
        .AddSingleton<CampaignCalls>()
        .AddSingleton<CallResponses>()
        .AddSingleton<IMailTemplate, CampaignMail>()
        .AddSingleton<IMailTemplate, CampaignTestMail>()
        .AddSingleton<IMailTemplate, CampaignApprovalMail>()
        .AddSingleton<IFollowsHandOvers, CampaignHandOver>()
        .AddSingleton<CampaignService>()
        .AddSingleton<CampaignPreview>()
        .AddSingleton<CampaignOpenings>()
        .AddSingleton<IRetention, CampaignRetention>()
        .AddSingleton<ITodaySource, CampaignsToday>()
        .AddSingleton<FirstSteps>()
        .AddSingleton<CandidateCalls>()
        .AddSingleton<IMailTemplate, CandidateCallMail>()
        .AddSingleton<MailPreferences>()
        .AddSingleton<MailReturns>()
        .AddSingleton<IComplaintHandler>(provider => provider.GetRequiredService<MailReturns>())
        .AddSingleton<ITodaySource, AddressesToday>()
        .AddReplies();

    private static IServiceCollection AddReplies(this IServiceCollection services) => services
        .AddSingleton<ReplyRouting>()
        .AddSingleton<ReplyRelay>()
        .AddSingleton<IInboundHandler, ReplyHandler>()
        .AddSingleton<IMailTemplate, ReplyMail>()
        .AddSingleton<IMailTemplate, LetterMail>()
        .AddSingleton<IFollowsErasures, ReplyErasure>()
        .AddSingleton<ReplyService>()
        .AddSingleton<LetterService>();
}
