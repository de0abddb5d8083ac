using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Accounts;

/// <summary>
/// What a page of the private space needs of its reader. Every page below <c>Pages/MySpace</c> carries one; a test walks them all.
/// </summary>
public enum Need
{
    SignedIn,
    Contacts,

    /// <summary>Reads contacts or names people somewhere, or administers.</summary>
    Board,

    /// <summary>Names people somewhere, or administers.</summary>
    Reviews,
    Administrator,

    /// <summary>Has a part in production somewhere.</summary>
    Production,

    /// <summary>Reads contacts somewhere, or administers.</summary>
    Journal,

    /// <summary>Writes to volunteers somewhere.</summary>
    Mails,

    /// <summary>The same, or administers: a large message that nobody else may agree to is theirs to read.</summary>
    Messages,

    /// <summary>Distributes for a département or above.</summary>
    Allocation,
}

/// <summary>Refuses the request before the page's own code runs: sign-in when nobody is signed in, 403 when the mandate lacks.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequireAttribute(Need need) : Attribute, IAsyncPageFilter
{
    public Need Need => need;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var responsable = await context.HttpContext.RequestServices.GetRequiredService<CurrentResponsable>().GetAsync();
        context.HttpContext.Response.MustNotBeKept();
        if (responsable is null)
        {
            context.Result = new ChallengeResult();
        }
        else if (!Meets(responsable))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
        else
        {
            await context.HttpContext.RequestServices.GetRequiredService<MandateService>().SeenAsync(responsable);
            ((MySpacePage)context.HandlerInstance).Responsable = responsable;
            await next();
        }
    }

    private bool Meets(Responsable responsable) => need switch
    {
        Need.Contacts => responsable.Contacts is not null,
        Need.Board => responsable.Contacts is not null || responsable.Nominates || responsable.IsAdministrator,
        Need.Reviews => responsable.Nominates || responsable.IsAdministrator,
        Need.Mails => responsable.WritesMails,
        Need.Messages => responsable.WritesMails || responsable.IsAdministrator,
        Need.Administrator => responsable.IsAdministrator,
        Need.Production => responsable.Produces,
        Need.Allocation => AllocationService.PlacesOf(responsable).Count > 0,
        Need.Journal => responsable.Contacts is not null || responsable.IsAdministrator,
        _ => true,
    };
}

/// <summary>A page of the private space: it always knows who reads it.</summary>
public abstract class MySpacePage : FramedPage
{
    public Responsable Responsable { get; internal set; } = null!;

    public override PageHead Head => new() { Title = $"{Title} — Mon espace — {Options.Name}", NoIndex = true };

    public abstract string Title { get; }
}

internal static class AccessSetup
{
    public static IServiceCollection AddAccess(this IServiceCollection services) => services
        .AddHttpContextAccessor()
        .AddSingleton<Pages.MySpace.Contacts.SearchSeal>()
        .AddScoped<CurrentResponsable>()
        .AddScoped<SignOut>()
        .AddSingleton<ISpaceEntry, OwnRecordEntry>()
        .AddSingleton<ISpaceEntry, OwnKitsEntry>()
        .AddScoped<CurrentToday>();
}
