using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class ImportVolunteersCommand : Command
{
    public override string Usage => "import-volunteers FILE";

    public override string Summary =>
        "Ajoute les bénévoles d’un fichier CSV ; les lignes refusées vont dans FILE.refus.csv avec leur motif.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        var file = Argument(args, "le fichier");
        if (!File.Exists(file))
        {
            throw new CommandException($"Le fichier {file} n’existe pas.", 2);
        }
        await using var site = SiteHost.Build(args);
        await StartUp.RunAsync(site, _ => { });
        await using var csv = File.OpenRead(file);
        await using var refusals = new StreamWriter(file + ".refus.csv");
        await refusals.WriteLineAsync("ligne;motif");
        using var bar = new ProgressBar("Lignes lues", total: null);
        try
        {
            var report = await site.Services.GetRequiredService<VolunteerImport>().ImportAsync(
                csv, line => refusals.WriteLine($"{line.Line};{line.Reason}"), bar);
            bar.Dispose();
            Console.WriteLine(
                $"{report.Imported:N0} bénévoles ajoutés, {report.Known:N0} déjà inscrits, {report.Refused:N0} lignes refusées sur "
                + $"{report.Read:N0}.");
            Console.WriteLine(report.Refused > 0 ? $"Les refus et leurs motifs : {file}.refus.csv" : "Aucun refus.");
            return 0;
        }
        catch (InvalidDataException failure)
        {
            throw new CommandException(failure.Message, 1, failure);
        }
    }
}
