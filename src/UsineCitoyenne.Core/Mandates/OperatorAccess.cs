using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>What whoever holds the machine may do without a mandate. Reached from the command line only, never from a page.</summary>
public sealed class OperatorAccess(Database database, MandateService mandates, SignInService signIn, IOptions<SiteOptions> site)
{
    private readonly SiteOptions site = site.Value;

    /// <summary>Reads everybody, as account 0, which the audit shows as the operator.</summary>
    public static ContactScope WholeNation() => new(0, [TerritoryRef.Nation]);

    /// <summary>Makes the address a national administrator and gives a sign-in link, valid once and for 24 hours.</summary>
    public Task<string> AdministratorLinkAsync(string email) =>
        LinkAsync(email, "Administration nationale", demo: false, (MandateAlias.Administrator, TerritoryRef.Nation));

    /// <summary>The sign-in link of a fictitious responsable. Development only.</summary>
    /// <param name="given">The alias of a kind of mandate, and where.</param>
    public Task<string> DemoLinkAsync(string email, string name, params (string Type, TerritoryRef Territory)[] given) =>
        LinkAsync(email, name, demo: true, given);

    private Task<string> LinkAsync(string email, string name, bool demo, params (string Type, TerritoryRef Territory)[] given) =>
        database.WriteAsync(async db =>
        {
            Account? account = null;
            foreach (var (alias, territory) in given)
            {
                var type = await db.Set<MandateType>().SingleAsync(row => row.Alias == alias);
                account = await mandates.GrantAsync(db, by: null, email, name, type, territory, demo);
            }
            return site.Absolute($"/connexion/lien/{signIn.IssueLink(db, account!.Id)}/");
        });
}
