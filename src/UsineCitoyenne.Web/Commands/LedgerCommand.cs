using UsineCitoyenne.Core.Production.Ledger.Totals;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class LedgerCommand : Command
{
    public override string Usage => "ledger check";

    public override string Summary => "Recalcule le registre de production à partir des lignes et montre ce qui diffère des totaux.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        if (args is not ["check", ..])
        {
            throw new CommandException($"Usage : {Usage}", 2);
        }
        await using var site = SiteHost.Build(args);
        await using var turn = await StartUp.OpenDatabaseAsync(site);
        var report = await site.Services.GetRequiredService<LedgerCheck>().RunAsync();
        Console.WriteLine($"{FrenchNumber.Of(report.Lines)} lignes de {FrenchNumber.Of(report.Movements)} mouvements vérifiées.");
        foreach (var difference in report.Differences)
        {
            Console.WriteLine($"  {difference}");
        }
        Console.WriteLine(report.Differences.Count == 0 ? "Aucune différence."
            : $"{FrenchNumber.Of(report.Differences.Count)} différences.");
        return report.Differences.Count == 0 ? 0 : 1;
    }
}
