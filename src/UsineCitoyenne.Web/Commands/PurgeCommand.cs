using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class PurgeCommand : Command
{
    public override string Usage => "purge [--dry-run]";

    public override string Summary => "Efface ce qui est périmé, comme le site le fait chaque jour. --dry-run : compte sans effacer.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        var dryRun = args.Contains("--dry-run");
        await using var site = SiteHost.Build(args);
        await using var turn = await StartUp.OpenDatabaseAsync(site);
        await StartUp.CheckKeyAsync(site);
        var retention = site.Services.GetRequiredService<DataRetention>();
        var report = await (dryRun ? retention.PreviewAsync() : retention.RunAsync());
        Console.WriteLine(dryRun ? "À effacer (rien n’a été effacé) :" : "Effacé :");
        Console.WriteLine($"  {report[RetentionRule.Unconfirmed],9:N0}  inscriptions jamais confirmées depuis 30 jours");
        Console.WriteLine($"  {report[RetentionRule.Links],9:N0}  liens utilisés ou expirés depuis 90 jours");
        Console.WriteLine($"  {report[RetentionRule.Mails],9:N0}  traces de mails partis ou abandonnés il y a 90 jours");
        Console.WriteLine($"  {report[RetentionRule.Uploads],9:N0}  fichiers envoyés il y a plus d’un jour et rangés nulle part");
        Console.WriteLine($"  {report[RetentionRule.Imports],9:N0}  comptes rendus d’import de plus de 30 jours, et listes jamais lancées");
        Console.WriteLine($"  {report[RetentionRule.Needs],9:N0}  besoins jamais confirmés, ou clos depuis 30 jours (coordonnées)");
        Console.WriteLine($"  {report[RetentionRule.Silent],9:N0}  bénévoles archivés, restés sans nouvelles jusqu’au bout");
        Console.WriteLine(dryRun ? "À faire avancer :" : "Avancé :");
        Console.WriteLine($"  {report[RetentionRule.Asked],9:N0}  bénévoles sans nouvelles à interroger (mail « Toujours disponible ? »)");
        Console.WriteLine($"  {report[RetentionRule.Reminded],9:N0}  à relancer");
        Console.WriteLine($"  {report[RetentionRule.Faded],9:N0}  à retirer des vues habituelles");
        Console.WriteLine($"  {report[RetentionRule.Archived],9:N0}  à archiver");
        foreach (var (rule, failure) in report.Failures)
        {
            await Console.Error.WriteLineAsync($"Une règle n’a pas pu être suivie ({rule}) : {failure.Message}");
        }
        return report.Failures.Count == 0 ? 0 : 1;
    }
}
