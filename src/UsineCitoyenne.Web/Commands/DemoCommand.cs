using System.Globalization;
using UsineCitoyenne.Core.Volunteers.Demo;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class DemoCommand : Command
{
    public override string Usage => "demo N";

    public override string Summary => "Ajoute N bénévoles fictifs, répartis selon la population. Refusé en production.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        if (!int.TryParse(Argument(args, "le nombre de bénévoles"), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            || count is < 1 or > 10_000_000)
        {
            throw new CommandException("Le nombre va de 1 à 10000000.", 2);
        }
        await using var site = SiteHost.Build(args);
        if (site.Environment.IsProduction())
        {
            throw new CommandException(
                "Les bénévoles fictifs sont refusés en production : ils se mêleraient aux vrais. (ASPNETCORE_ENVIRONMENT)");
        }
        await StartUp.RunAsync(site, _ => { });
        using var bar = new ProgressBar("Bénévoles fictifs", count);
        await site.Services.GetRequiredService<DemoVolunteers>().AddAsync(count, bar);
        return 0;
    }
}
