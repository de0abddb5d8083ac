using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Links;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core;

/// <summary>The modules of the domain, one line each. Mailing has settings of its own: <see cref="Mailing.MailSetup"/>.</summary>
public static class CoreSetup
{
    public static IServiceCollection AddCore(this IServiceCollection services, DatabaseOptions database) => services
        .AddSingleton(TimeProvider.System)
        .AddData(database)
        .AddPrivacy()
        .AddLinks()
        .AddTerritories()
        .AddContent()
        .AddAccounts()
        .AddMandates()
        .AddVolunteers();
}
