using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Web.Content;

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

    public string Heading => Code switch
    {
        400 => "Cette page a expiré",
        403 => "Cette page ne vous est pas ouverte",
        404 => "Cette page n’existe pas, ou plus",
        429 => "Doucement…",
        _ => "Un problème est survenu",
    };

    // Not bound: the form of the failed request may be what cannot be read.
    private int RouteCode => int.Parse((string)RouteData.Values["code"]!, System.Globalization.CultureInfo.InvariantCulture);

    public void OnGet() => Show(RouteCode);

    public void OnPost() => Show(RouteCode);

    private void Show(int code)
    {
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>();
        // Opened by hand, the page is a 404 like any other address that does not exist.
        var isError = asked is not null || HttpContext.Features.Get<IExceptionHandlerFeature>() is not null;
        Code = isError ? code : StatusCodes.Status404NotFound;
        Response.StatusCode = Code;
        Site = asked?.OriginalPath.Split('/', 3) is [_, var first, ..] ? first : Site;
    }
}
