using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Privacy.Sealing;
using UsineCitoyenne.Web.Hosting;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Commands;

internal sealed class BackupCommand : Command
{
    public override string Usage => "backup FILE";

    public override string Summary => "Sauvegarde toute la base dans un fichier, sans arrêter le site.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        var file = Argument(args, "le fichier");
        await using var site = SiteHost.Build(args);
        await site.Services.GetRequiredService<DatabaseBackup>().BackUpAsync(file, new Progress<string>(Console.WriteLine));
        Console.WriteLine(
            $"Sauvegarde faite : {file} ({new FileInfo(file).Length / 1024.0 / 1024.0:0.0} Mo). Gardez-la en lieu sûr : elle contient des "
            + "coordonnées.");
        Console.WriteLine(
            $"Gardez aussi, mais ailleurs, la clé des téléphones et des notes : "
            + $"{site.Services.GetRequiredService<FieldKeyCheck>().KeyPlace}. Elle n’est pas dans la sauvegarde.");
        return 0;
    }
}

internal sealed class RestoreCommand : Command
{
    public override string Usage => "restore FILE";

    public override string Summary => "Remplace toute la base par une sauvegarde. Refuse tant que le site est en marche.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        var file = Argument(args, "le fichier");
        if (!File.Exists(file))
        {
            throw new CommandException($"Le fichier {file} n’existe pas.", 2);
        }
        await using var site = SiteHost.Build(args);
        await using var turn = await StartUp.OpenDatabaseAsync(site, alone: true);
        var review = site.Services.GetRequiredService<RestoreReview>();
        LostByRestore? lost = null;
        try
        {
            var madeAt = await DatabaseBackup.MadeAtAsync(file);
            lost = madeAt is { } since ? await review.LostSinceAsync(since) : null;
            Console.WriteLine(madeAt is { } made ? $"Sauvegarde du {French.Moment(made)}."
                : "Cette sauvegarde ne dit pas de quand elle date.");
            await site.Services.GetRequiredService<DatabaseBackup>().RestoreAsync(file, new Progress<string>(Console.WriteLine));
        }
        catch (InvalidDataException failure)
        {
            throw new CommandException(failure.Message, 1, failure);
        }
        Console.WriteLine("Base restaurée.");
        RestoredCommand.Tell(lost);
        RestoredCommand.Tell(await review.OpenAsync());
        await StartUp.CheckKeyAsync(site);
        return 0;
    }
}
