using UsineCitoyenne.Umbraco.USync;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class USyncCommand : Command
{
    public override string Usage => "usync import|export|check [FOLDER]";

    public override string Summary =>
        "Applique, écrit ou vérifie un dossier uSync 17. import --overwrite : remplace aussi ce que le back-office a modifié. import "
        + "--replace-home : même si une racine prend la place de l’accueil national. export --all : aussi les pages départementales "
        + "intactes.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        var words = args.Where(arg => !arg.StartsWith('-')).ToList();
        var action = words.FirstOrDefault() ?? throw new CommandException($"Il manque l’action. Usage : {Usage}", 2);
        if (action is not ("import" or "export" or "check") || words.Count > 2)
        {
            throw new CommandException($"« {string.Join(' ', words)} » n’est pas compris. Usage : {Usage}", 2);
        }
        var folder = Path.GetFullPath(words.ElementAtOrDefault(1) ?? StartUp.ContentFolder);
        if (action != "export" && !Directory.Exists(folder))
        {
            throw new CommandException($"Le dossier {folder} n’existe pas.", 2);
        }
        await using var site = SiteHost.Build(args);
        await using var turn = await StartUp.OpenDatabaseAsync(site);
        var report = await RunAsync(site.Services, action, folder, args);
        USyncLines.Print(report, action, Console.WriteLine);
        return report.Refused.Any() ? 1 : 0;
    }

    private static async Task<USyncReport> RunAsync(IServiceProvider services, string action, string folder, string[] args)
    {
        var (overwrite, replaceHome) = (args.Contains("--overwrite"), args.Contains("--replace-home"));
        if (action == "export")
        {
            using var items = new ProgressBar("Éléments écrits", total: null);
            return await services.GetRequiredService<USyncExporter>().ExportAsync(folder, args.Contains("--all"), items);
        }
        using var files = new ProgressBar("Fichiers lus", Directory.EnumerateFiles(folder, "*.config", SearchOption.AllDirectories)
            .Count());
        var importer = services.GetRequiredService<USyncImporter>();
        if (action == "check")
        {
            return await importer.CheckAsync(folder, overwrite, files, replaceHome);
        }
        return await importer.ImportAsync(folder, overwrite, files, replaceHome);
    }
}
