using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Campaigns;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Contacts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Ledger;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Media;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Production;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core;

/// <summary>The modules of the domain, one line each.</summary>
public static class CoreSetup
{
    /// <param name="development">True: mails are kept in a folder instead of, or besides, being sent.</param>
    public static IServiceCollection AddCore(
        this IServiceCollection services, DatabaseOptions database, MailOptions? mail = null, bool development = false,
        MediaOptions? media = null) => services
        .AddSingleton(TimeProvider.System)
        .AddData(database)
        .AddPrivacy()
        .AddLinks()
        .AddMailing(mail ?? new MailOptions(), development)
        .AddTerritories()
        .AddMedia(media ?? new MediaOptions())
        .AddContent()
        .AddAccounts()
        .AddEditors()
        .AddMandates()
        .AddCalls()
        .AddVolunteers()
        .AddContacts()
        .AddImports()
        .AddCampaigns()
        .AddLedger()
        .AddNeeds()
        .AddProduction()
        .AddCommunes()
        .AddJobs();
}
