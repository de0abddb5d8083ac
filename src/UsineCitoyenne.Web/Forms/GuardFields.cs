using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace UsineCitoyenne.Web.Forms;

/// <summary>What a form that anybody may send carries beside its fields; <c>_GuardFields.cshtml</c> shows it.</summary>
public sealed class GuardFields
{
    /// <summary>Signed by the server; carries when the form was shown.</summary>
    public string? Challenge { get; set; }

    public string? PowNonce { get; set; }

    /// <summary>Hidden from people; robots fill it.</summary>
    public string? Website { get; set; }

    /// <summary>The challenge of the form as it is shown now.</summary>
    [BindNever]
    public string? Shown { get; private set; }

    [BindNever]
    public int Bits { get; private set; }

    /// <summary>Whether what was posted may be taken.</summary>
    /// <param name="signsIn">Asks for a link of one's own: counted apart.</param>
    public GuardVerdict Check(FormGuard guard, HttpContext context, bool signsIn = false) =>
        guard.Check(Challenge, PowNonce, Website, context.Connection.RemoteIpAddress, signsIn);

    /// <summary>Before the form is shown.</summary>
    /// <param name="keepsChallenge">What was posted is still good: see <see cref="GuardVerdict.KeepsChallenge"/>.</param>
    public void Show(FormGuard guard, bool keepsChallenge = false)
    {
        Shown = keepsChallenge ? Challenge : guard.Issue();
        Bits = guard.Bits;
    }
}
