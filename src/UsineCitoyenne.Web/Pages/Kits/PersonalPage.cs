using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Kits;

/// <summary>A volunteer's page behind the personal link of a mail, or signed in without one.</summary>
public abstract class PersonalPage(CurrentResponsable current) : FramedPage
{
    public IReadOnlyDictionary<string, string> Errors { get; protected set; } = new Dictionary<string, string>();

    [TempData]
    public string? Done { get; set; }

    protected RecordKey Key { get; private set; } = "";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Response.MustNotBeKept();
        if (RouteData.Values["token"] is string token)
        {
            Key = token;
        }
        else if (await current.GetAsync() is { } person)
        {
            Key = RecordKey.Of(person);
        }
        else
        {
            context.Result = new ChallengeResult();
            return;
        }
        await next();
    }

    /// <summary>A copy may be kept in the browser for when there is no network, until then.</summary>
    /// <param name="until">UTC.</param>
    protected void MayBeKept(DateTime until) =>
        Response.Headers["X-Keep-Until"] = until.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The form again, with what is wrong beside each field.</summary>
    protected async Task<IActionResult> ShowAgainAsync(IReadOnlyDictionary<string, string> errors, Func<Task<IActionResult>> show)
    {
        Errors = errors;
        ModelState.Clear();
        var page = await show();
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return page;
    }
}
