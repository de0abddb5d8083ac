using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Mails;

namespace UsineCitoyenne.Core.Production.Work;

/// <summary>
/// « Vos kits »: what the person holds, until when, and the link to tell what becomes of it. Written from what stands when it leaves.
/// </summary>
internal sealed class WorkHeldMail(VolunteerMails mails, ReplyLinks replies) : VolunteerMail<WorkMailKind>(Kind, mails)
{
    public static readonly MailKind<WorkMailKind> Kind = new("kits", MailRecipient.Volunteer);

    protected override MailReply? ReplyOf(OutboxMail mail) => replies.Of(mail) with { Label = "Écrire à la personne qui organise" };

    protected override async ValueTask<MailContent?> WriteAsync(
        MailContent mail, Volunteer to, WorkMailKind data, SiteDbContext db, CancellationToken cancel)
    {
        var orders = await WorkHeldService.OrdersOfAsync(db, to.Id, cancel);
        if (orders.Count == 0)
        {
            return null;
        }
        var products = await ProductService.ListAsync(db, cancel);
        var url = Mails.RecordUrl(db, to.Id) + "kits/";
        mail.Body
            .Paragraph(data.IsReminder
                ? "Vous avez encore ceci chez vous. Où en êtes-vous\u00A0? Un mot suffit, même pour dire que ce n’est pas commencé."
                : "Merci\u00A0! Voici ce qui vous est confié.")
            .List(orders.Select(order => Line(products.First(product => product.Id == order.ProductId), order)))
            .Button("Dire où j’en suis", url)
            .Note("Ce lien est personnel. «\u00A0J’ai fini\u00A0», «\u00A0il m’en manque\u00A0», «\u00A0venez chercher\u00A0»\u00A0: trois "
                + "boutons, sans mot de passe. La page marche aussi sans réseau, une fois ouverte.");
        return mail with { Subject = data.IsReminder ? "Où en sont vos kits\u00A0?" : "Vos kits sont notés" };
    }

    private static string Line(ProductSheet product, WorkOrder order) =>
        $"{product.Count(order.Outstanding)}, à {(product.Stage(order.ToStage)?.Act ?? "finir").ToLowerInvariant()}, pour le "
        + $"{FrenchTime.Day(order.DueOn)} (bon {Slips.SlipNumber.Show(order.Slip)})";
}

/// <summary>Whether it is a reminder: <c>rappel</c>, or nothing.</summary>
internal readonly record struct WorkMailKind(bool IsReminder) : IMailData<WorkMailKind>
{
    public static bool TryParse(string? s, IFormatProvider? provider, out WorkMailKind result)
    {
        result = new WorkMailKind(s == "rappel");
        return s is "" or "rappel";
    }

    public override string ToString() => IsReminder ? "rappel" : "";
}
