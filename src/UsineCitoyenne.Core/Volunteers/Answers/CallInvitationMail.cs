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
internal sealed class CallInvitationMail(CallDirectory calls, IOptions<SiteOptions> site) : IMailTemplate
{
    public const string TemplateName = "appel-inscription";

    public string Name => TemplateName;

    public bool IsAskedFor => true;

    public async Task<MailContent?> ComposeAsync(OutboxMail mail, SiteDbContext db, CancellationToken cancel)
    {
        if (await db.Set<CallSubmission>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == mail.RecipientId
            && row.VolunteerId == null, cancel) is not { } submission
            || calls.Find(submission.CallKey) is not { IsOpen: true } call)
        {
            return null;
        }
        var form = calls.SiteOf(call, submission.Site) is { } departement ? $"/{departement}/inscription/" : "/inscription/";
        var many = submission.Quantity > 0 ? string.Create(CultureInfo.InvariantCulture, $"&combien={submission.Quantity}") : "";
        var body = new MailBody()
            .Paragraph("Bonjour,")
            .Paragraph($"Une réponse à l’appel « {call.Name} » vient d’être donnée avec votre adresse : "
            + $"{CallFormatter.Told(submission.Quantity, call.Unit)}. "
                + "Nous n’avons pas encore de fiche à cette adresse : inscrivez-vous en deux minutes, et votre réponse part avec.")
            .Button("M’inscrire et répondre à l’appel", site.Value.Absolute($"{form}?appel={call.Key}{many}"))
            .Note($"Vous n’avez rien demandé ? Ignorez ce message : votre adresse est effacée dans {CallSubmissions.LinkLifetime.Days} "
            + "jours. "
                + "Vous êtes déjà parmi nous avec une autre adresse ? Répondez à l’appel avec celle-là.");
        return new MailContent(submission.Email, "", $"Il reste un geste : {call.Name}", body);
    }
}
