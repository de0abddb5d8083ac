using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Dev;

/// <summary>The mails that the site sent, in Development only: the folder does not exist elsewhere.</summary>
public sealed class MailsModel(IServiceProvider services) : FramedPage
{
    private readonly MailFolder? folder = services.GetService<MailFolder>();

    public IReadOnlyList<KeptMail> Mails { get; private set; } = [];

    public KeptMail? Opened { get; private set; }

    public override PageHead Head => new() { Title = TitleOf("Mails envoyés"), NoIndex = true };

    public IActionResult OnGet(string? name)
    {
        if (folder is null)
        {
            return NotFound();
        }
        Response.Headers.ContentSecurityPolicy = Hosting.SecurityHeaders.FramingPolicy;
        Mails = folder.List(100);
        Opened = name is null ? null : folder.Read(name);
        return name is not null && Opened is null ? NotFound() : Page();
    }

    /// <summary>The HTML part alone, for a frame: it carries its own styles, so it has its own policy, and runs nothing.</summary>
    public IActionResult OnGetHtml(string name)
    {
        if (folder?.Read(name) is not { } mail)
        {
            return NotFound();
        }
        Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox allow-popups";
        return Content(mail.Html, "text/html; charset=utf-8");
    }
}
