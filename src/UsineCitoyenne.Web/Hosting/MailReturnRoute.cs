using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Volunteers.Preferences;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// <c>POST /courrier/retours</c>: what a mail provider tells of mails that came back, with <c>Authorization: Bearer {Mail:ReturnSecret}</c>.
/// The body is <see cref="MailReturns.TakeAsync"/>'s. Without a secret in the settings there is no such page.
/// </summary>
internal static class MailReturnRoute
{
    private const int MaximumBytes = 1_000_000;
    private const string Scheme = "Bearer ";

    public static void MapMailReturns(this WebApplication site) => site.MapPost("/courrier/retours", async (
        HttpContext context, MailOptions options, MailReturns returns, CancellationToken cancel) =>
    {
        if (string.IsNullOrEmpty(options.ReturnSecret))
        {
            return Results.NotFound();
        }
        if (!IsSecret(context.Request.Headers.Authorization.ToString(), options.ReturnSecret))
        {
            return Results.Unauthorized();
        }
        if (context.Request.ContentLength is not (>= 0 and <= MaximumBytes))
        {
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        }
        try
        {
            return Results.Json(new { taken = await returns.TakeAsync(context.Request.Body, cancel) });
        }
        catch (JsonException)
        {
            return Results.BadRequest();
        }
    });

    // Compared by digest: neither its time nor its length tells anything.
    private static bool IsSecret(string header, string secret) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(header)), SHA256.HashData(Encoding.UTF8.GetBytes(Scheme + secret)));
}
