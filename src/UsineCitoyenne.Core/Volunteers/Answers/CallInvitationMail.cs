using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Calls;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>
/// Somebody answered a call with an address that nobody is known by: only its owner learns it, with the way to sign up and answer at
/// once.
/// </summary>
internal sealed class CallInvitationMail(CallDirectory calls, IOptions<SiteOptions> site)
    : MailTemplate<CallSubmission, NoData>(Kind)
{
    public static readonly MailKind<NoData> Kind = new("appel-inscription", MailRecipient.CallSubmission);

    public override bool IsAskedFor => true;

    protected override Task<CallSubmission?> FindAsync(OutboxMail mail, NoData data, SiteDbContext db, CancellationToken cancel) =>
        db.Set<CallSubmission>().AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == mail.RecipientId && row.VolunteerId == null, cancel);

    protected override MailAddressee AddresseeOf(CallSubmission to) => new(to.Email);

    protected override ValueTask<MailContent?> WriteAsync(
        MailContent mail, CallSubmission to, NoData data, SiteDbContext db, CancellationToken cancel)
    {
        if (calls.Find(to.CallKey) is not { IsOpen: true } call)
        {
            return default;
        }
        var form = calls.SiteOf(call, to.Site) is { } departement ? $"/{departement}/inscription/" : "/inscription/";
        var many = to.Quantity > 0 ? string.Create(CultureInfo.InvariantCulture, $"&combien={to.Quantity}") : "";
        mail.Body
            .Paragraph($"Une réponse à l’appel « {call.Name} » vient d’être donnée avec votre adresse : "
            + $"{CallFormatter.Told(to.Quantity, call.Unit)}. "
                + "Nous n’avons pas encore de fiche à cette adresse : inscrivez-vous en deux minutes, et votre réponse part avec.")
            .Button("M’inscrire et répondre à l’appel", site.Value.Absolute($"{form}?appel={call.Key}{many}"))
            .Note($"Vous n’avez rien demandé ? Ignorez ce message : votre adresse est effacée dans {CallSubmissions.LinkLifetime.Days} "
            + "jours. "
                + "Vous êtes déjà parmi nous avec une autre adresse ? Répondez à l’appel avec celle-là.");
        return new(mail with { Subject = $"Il reste un geste : {call.Name}" });
    }
}
