using UsineCitoyenne.Core.Volunteers.Relays;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// <c>/r/{code}</c>, as posters and posts carry it: leads to the sign-up form, which keeps the relay in a field. No cookie.
/// </summary>
internal static class RelayLinks
{
    public static void MapRelayLinks(this WebApplication site) =>
        site.MapGet("/r/{code:maxlength(8)}", async (string code, RelayService relays, CancellationToken cancel) =>
        // A code copied wrong from a poster still finds the form.
        Results.Redirect((await relays.FollowAsync(code, cancel))?.Path ?? "/inscription/"));
}
