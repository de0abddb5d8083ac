using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Web.Hosting;

/// <summary><c>/healthz</c>: the process answers. <c>/readyz</c>: it can do its work, or the JSON says what it lacks (503).</summary>
internal static class Health
{
    /// <summary>A mail that waits longer means that the mail server refuses or is away.</summary>
    private static readonly TimeSpan LongestMailWait = TimeSpan.FromMinutes(15);

    public static void MapHealth(this WebApplication site)
    {
        site.MapGet("/healthz", () => Results.Text("ok"));
        site.MapGet("/readyz",
            async (DatabaseMigrator migrator, MailQueue mails, StorageCheck storage, ILogger<MailQueue> logger, CancellationToken cancel) =>
        {
            try
            {
                var pending = await migrator.PendingAsync(cancel);
                var queue = await mails.StatusAsync(cancel);
                var refusal = await storage.WhyNotAsync(cancel);
                var mailWaits = queue.OldestDueAge > LongestMailWait;
                var ready = refusal is null && pending.Count == 0 && queue.CanSend && !mailWaits;
                return Results.Json(new
                {
                    ready,
                    database = "ok",
                    storage = refusal ?? "ok",
                    pendingMigrations = pending,
                    mail = new
                    {
                        canSend = queue.CanSend,
                        queued = queue.Queued,
                        failed = queue.Failed,
                        domainsRefusing = queue.Refusing,
                        oldestDueSeconds = (long?)queue.OldestDueAge?.TotalSeconds,
                    },
                }, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                logger.LogError(failure, "The site is not ready.");
                return Results.Json(new { ready = false, database = "unreachable" }, statusCode: StatusCodes.Status503ServiceUnavailable);
            }
        });
    }
}
