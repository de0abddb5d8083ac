using System.Globalization;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class MailsCommand : Command
{
    public override string Usage => "mails [renvoyer N | renvoyer tout | reprendre DOMAINE]";

    public override string Summary =>
        "Mails non partis et fournisseurs qui refusent. renvoyer : réessaie un mail, ou tous. reprendre : relance un domaine.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        await using var site = SiteHost.Build(args);
        await using var turn = await StartUp.OpenDatabaseAsync(site);
        var mails = site.Services.GetRequiredService<MailQueue>();
        return args switch
        {
            ["renvoyer", "tout", ..] => SayAll(await mails.RetryAllAsync()),
            ["renvoyer", var number, ..] => Say(long.TryParse(number, CultureInfo.InvariantCulture, out var id)
                && await mails.RetryAsync(id), "Il repart dans la minute.", "Aucun mail non parti ne porte ce numéro."),
            ["reprendre", var domain, ..] => Say(await mails.ResumeAsync(domain), "Ses mails repartent.", "Ce domaine n’est pas en pause."),
            _ => await ListAsync(mails),
        };
    }

    private static int Say(bool done, string yes, string no)
    {
        Console.WriteLine(done ? yes : no);
        return done ? 0 : 1;
    }

    private static int SayAll(int queued) =>
        Say(queued > 0, $"{FrenchNumber.Count(queued, "mail repart", "mails repartent")} dans la minute.", "Aucun mail non parti.");

    private static async Task<int> ListAsync(MailQueue mails)
    {
        var status = await mails.StatusAsync();
        Console.WriteLine(
            $"En attente : {status.Queued:N0}. Partis depuis hier : {status.SentLastDay:N0}. Non partis : {status.Failed:N0}.");
        foreach (var refusal in await mails.RefusingAsync())
        {
            Console.WriteLine(
                $"\n{refusal.Domain} refuse nos mails ({refusal.Recipients:N0} personnes en un jour), en pause jusqu’au "
                + $"{refusal.PausedUntil:yyyy-MM-dd HH:mm} UTC :\n  {refusal.Answer}");
        }
        foreach (var failed in await mails.FailedAsync())
        {
            Console.WriteLine(
                $"{failed.Id,9}  {failed.CreatedAt:yyyy-MM-dd HH:mm}  {failed.Template,-24} {failed.RecipientKind} {failed.RecipientId} : "
                + $"{failed.LastError}");
        }
        return 0;
    }
}
