using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Why a request was refused, when its status alone does not say it: told by the page of errors.</summary>
/// <param name="Heading">In French.</param>
internal sealed record Refusal(string Heading, string Advice)
{
    private static readonly object Key = new();

    public static Refusal Expired { get; } = new(
        "Cette page a expiré",
        "La page est restée ouverte trop longtemps, ou les cookies sont refusés. Rechargez-la, puis envoyez à nouveau.");

    public static Refusal NoSuchChoice { get; } = new(
        "Ce choix n’existe pas", "Rien n’est enregistré. Revenez à la page d’avant, puis choisissez parmi ce qu’elle propose.");

    /// <param name="most">In bytes.</param>
    public static Refusal TooHeavy(long most) => new(
        "C’est trop lourd",
        $"Ce que vous envoyez est trop lourd ({FrenchNumber.Of(Math.Max(1, most / 1_000_000))}\u00A0Mo au plus). Rien n’est "
        + "enregistré\u00A0: essayez avec moins.");

    public static Refusal? Of(HttpContext context) => context.Items.TryGetValue(Key, out var told) ? told as Refusal : null;

    public void Tell(HttpContext context) => context.Items[Key] = this;
}
