using UsineCitoyenne.Core.Ledger.Totals;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class LedgerCommand : Command
{
    public override string Usage => "ledger check | rebuild";

    public override string Summary =>
        "Recalcule le registre de production à partir des lignes et montre (check) ou corrige (rebuild) les totaux.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        if (args is not ["check" or "rebuild", ..])
        {
            throw new CommandException($"Usage : {Usage}", 2);
        }
        await using var site = SiteHost.Build(args);
        await using var turn = await StartUp.OpenDatabaseAsync(site);
        var check = site.Services.GetRequiredService<LedgerCheck>();
        var rebuild = args[0] == "rebuild";
        var report = await (rebuild ? site.Services.GetRequiredService<LedgerRebuild>().RunAsync() : check.RunAsync());
        Console.WriteLine($"{FrenchNumber.Of(report.Lines)} lignes de {FrenchNumber.Of(report.Movements)} mouvements vérifiées.");
        foreach (var difference in report.Differences)
        {
            Console.WriteLine($"  {difference}");
        }
        Console.WriteLine(report.Differences.Count == 0 ? "Aucune différence."
            : $"{FrenchNumber.Of(report.Differences.Count)} différences.");
        if (!rebuild || report.Differences.Count == 0)
        {
            return report.Differences.Count == 0 ? 0 : 1;
        }
        var left = (await check.RunAsync()).Differences.Count;
        Console.WriteLine(left == 0 ? "Corrigé : les totaux disent ce que disent les lignes."
            : $"{FrenchNumber.Of(left)} différences restent, qui sont dans les lignes elles-mêmes.");
        return left == 0 ? 0 : 1;
    }
}
