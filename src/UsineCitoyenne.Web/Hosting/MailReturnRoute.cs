using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mailing.Returns;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// <c>POST /courrier/retours</c>: what a mail provider tells of mails that came back, with <c>Mail:ReturnSecret</c> as
/// <c>Authorization: Bearer</c>, or as the password of any user where a provider takes only an address. Without a secret in the settings
/// there is no such page.
/// </summary>
internal static class MailReturnRoute
{
    private const int MaximumBytes = 1_000_000;

    public static void MapMailReturns(this WebApplication site) => site.MapPost("/courrier/retours", async (
        HttpContext context, MailOptions options, ReturnService returns, CancellationToken cancel) =>
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
        catch (FormatException unknown)
        {
            return Results.Text(unknown.Message, "text/plain; charset=utf-8", statusCode: StatusCodes.Status400BadRequest);
        }
    });

    private static bool IsSecret(string header, string secret) =>
        AuthenticationHeaderValue.TryParse(header, out var sent) && sent.Scheme.ToLowerInvariant() switch
        {
            "bearer" => Same(sent.Parameter ?? "", secret),
            "basic" => Same(PasswordOf(sent.Parameter ?? ""), secret),
            _ => false,
        };

    private static string PasswordOf(string basic)
    {
        var bytes = new byte[basic.Length];
        var pair = Convert.TryFromBase64String(basic, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }

    // Compared by digest: neither its time nor its length tells anything.
    private static bool Same(string one, string other) => CryptographicOperations.FixedTimeEquals(
        SHA256.HashData(Encoding.UTF8.GetBytes(one)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));
}
