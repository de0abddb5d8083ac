using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Web.Hosting;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Commands;

/// <summary>After a restore: what is held, and the operator's word on it.</summary>
internal sealed class RestoredCommand : Command
{
    public override string Usage => "restored [--send | --drop]";

    public override string Summary => "Après une restauration : montre ce qui est retenu, le laisse partir, ou l’abandonne.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        var (send, drop) = (args.Contains("--send"), args.Contains("--drop"));
        if (send && drop)
        {
            throw new CommandException($"Choisissez l’un ou l’autre. Usage : {Usage}", 2);
        }
        await using var site = SiteHost.Build(args);
        var review = site.Services.GetRequiredService<RestoreReview>();
        Tell(await review.OpenAsync());
        if (send || drop)
        {
            Console.WriteLine(!await review.DecideAsync(drop) ? "Rien n’a changé." : drop ? "Abandonné : rien de cela ne partira."
                : "Libéré : cela part maintenant, dès que le site tourne.");
        }
        return 0;
    }

    public static void Tell(HeldByRestore? held)
    {
        if (held is null)
        {
            Console.WriteLine("Rien n’est retenu par une restauration.");
            return;
        }
        Console.WriteLine(
            $"\nRetenu depuis la restauration du {French.Moment(held.RestoredAt)}, car peut-être déjà fait par la base remplacée :");
        foreach (var (name, count) in held.Held)
        {
            Console.WriteLine($"  {French.Number(count),8}  {name}");
        }
        Console.WriteLine(
            "Que faire : « restored --drop » pour abandonner (le plus sûr après un retour en arrière), « restored --send » pour laisser "
            + "partir.");
        Console.WriteLine("Ce que les visiteurs demandent dès maintenant (inscriptions, connexions) part normalement.");
    }

    public static void Tell(LostByRestore? lost)
    {
        if (lost is null)
        {
            Console.WriteLine("Ce qui a été fait après cette sauvegarde (accords, départs) est perdu et ne peut être compté.");
            return;
        }
        Console.WriteLine(lost.Acts.Count == 0 ? "La base remplacée n’avait rien noté de plus récent que la sauvegarde."
            : "\nPerdu : ce que la base remplacée avait noté après la sauvegarde :");
        foreach (var (name, count) in lost.Acts)
        {
            Console.WriteLine($"  {French.Number(count),8}  {name}");
        }
        if (lost.Left.Count > 0)
        {
            Console.WriteLine(
                $"Ces personnes étaient parties : retirez-les à nouveau de « Contacts » (fiches n° "
                + $"{string.Join(", ", lost.Left.Take(200))}).");
        }
    }
}
