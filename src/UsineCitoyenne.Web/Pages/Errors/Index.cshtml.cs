using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Errors;

/// <summary>Says what happened and where to go, whatever the error. Shows nothing of the error itself.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class IndexModel : FramedPage
{
    public int Code { get; private set; }

    /// <summary>To quote when writing for help.</summary>
    public string Reference => HttpContext.TraceIdentifier;

    public override PageHead Head => new() { Title = TitleOf(Heading), NoIndex = true };

    /// <summary>What is known beyond the status.</summary>
    internal Refusal? Refusal => Hosting.Refusal.Of(HttpContext);

    public string Heading => Refusal?.Heading ?? Code switch
    {
        400 => "Nous n’avons pas compris cette demande",
        403 => "Cette page ne vous est pas ouverte",
        404 => "Cette page n’existe pas, ou plus",
        405 => "Cette page ne fait pas cela",
        413 => "C’est trop lourd",
        415 => "Nous ne lisons pas ce format",
        421 => "Cette page demande une connexion sûre",
        429 => "Doucement…",
        503 => "Le site reprend son souffle",
        _ => "Un problème est survenu",
    };

    /// <summary>The same page, where its form can work. Null when nothing says that the site is read over HTTPS.</summary>
    public string? SecureAddress => Code == StatusCodes.Status421MisdirectedRequest
        && Options.BaseUrl.StartsWith("https://", StringComparison.Ordinal)
        ? Options.Absolute(HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "/")
        : null;

    // Not bound: the form of the failed request may be what cannot be read.
    private int RouteCode => int.Parse((string)RouteData.Values["code"]!, System.Globalization.CultureInfo.InvariantCulture);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        var failed = HttpContext.Features.Get<IExceptionHandlerFeature>();
        // Opened by hand, the page is a 404 like any other address that does not exist.
        Code = failed is not null ? Response.StatusCode : asked is not null ? RouteCode : StatusCodes.Status404NotFound;
        Response.StatusCode = Code;
        FailurePages.SayWhenToComeBack(Response);
        Site = asked?.OriginalPath.Split('/', 3) is [_, var first, ..] ? first : Site;
    }
}
