using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace;

/// <summary>What runs by itself on this node and how it fares; mails that did not leave, and another try.</summary>
[Require(Need.Administrator)]
public sealed class OperationsModel(JobScheduler scheduler, MailQueue mails) : MySpacePage
{
    private const int MostFailed = 100;

    public override string Title => "Exploitation";

    public IReadOnlyList<JobStatus> Jobs => scheduler.Jobs;

    public MailQueueStatus Mails { get; private set; } = null!;

    /// <summary>The newest first, at most a hundred.</summary>
    public IReadOnlyList<FailedMail> Failed { get; private set; } = [];

    public IReadOnlyList<RefusingProvider> Refusing { get; private set; } = [];

    [TempData]
    public string? Done { get; set; }

    /// <summary>As an operator says it: « toutes les 2 s », « chaque jour ».</summary>
    public static string Every(TimeSpan period) => period switch
    {
        { TotalDays: 1 } => "chaque jour",
        { TotalMinutes: 1 } => "chaque minute",
        { TotalSeconds: 1 } => "chaque seconde",
        { TotalMinutes: > 1 } => $"toutes les {period.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} min",
        _ => $"toutes les {period.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s",
    };

    public static string Took(TimeSpan time) => time.TotalSeconds < 1
        ? $"{time.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture)} ms"
        : $"{time.TotalSeconds.ToString("0.0", CultureInfo.GetCultureInfo("fr-FR"))} s";

    public async Task OnGetAsync(CancellationToken cancel) =>
        (Mails, Failed, Refusing) = (await mails.StatusAsync(cancel), await mails.FailedAsync(MostFailed, cancel),
            await mails.RefusingAsync(cancel));

    public async Task<IActionResult> OnPostRetryAsync(long id, CancellationToken cancel)
    {
        Done = await mails.RetryAsync(id, cancel) ? "Il repart dans la minute." : "Ce message est déjà reparti.";
        return Redirect("/mon-espace/exploitation/");
    }

    public async Task<IActionResult> OnPostResumeAsync(string? domain, CancellationToken cancel)
    {
        Done = await mails.ResumeAsync(domain ?? "", cancel) ? "Ses messages repartent." : "Ce domaine n’est plus en pause.";
        return Redirect("/mon-espace/exploitation/");
    }
}
