using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// A body beyond what is accepted is told as such, with the limit. Left alone, the search for the form's token stumbles over it first and
/// the visitor reads that the page has expired.
/// </summary>
internal sealed class BodyLimit(IOptions<FormOptions> forms) : IAsyncAlwaysRunResultFilter
{
    /// <summary>Kestrel's own, where nothing else says it.</summary>
    private const long Usual = 30_000_000;

    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            if (await MostAsync(context.HttpContext) is { } most)
            {
                Refusal.TooHeavy(most).Tell(context.HttpContext);
                context.Result = new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
            }
            else
            {
                Refusal.Expired.Tell(context.HttpContext);
            }
        }
        await next();
    }

    /// <summary>Before anything reads it, when it says its length. The back office's API has limits, and words, of its own.</summary>
    public static Task RefuseAsync(HttpContext context, RequestDelegate next)
    {
        var most = MostOf(context);
        if (context.Request.ContentLength <= most || context.Request.ContentLength is null
            || context.Request.Path.StartsWithSegments("/umbraco"))
        {
            return next(context);
        }
        Refusal.TooHeavy(most).Tell(context);
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    private static long MostOf(HttpContext context) => context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? Usual;

    /// <summary>The limit that the form went beyond; null when it could be read. What failed once fails the same way again.</summary>
    private async Task<long?> MostAsync(HttpContext context)
    {
        try
        {
            if (context.Request.HasFormContentType)
            {
                await context.Request.ReadFormAsync(context.RequestAborted);
            }
            return null;
        }
        catch (BadHttpRequestException failure) when (failure.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return MostOf(context);
        }
        catch (InvalidDataException failure) when (failure.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
        {
            return forms.Value.ValueLengthLimit;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or OperationCanceledException)
        {
            return null;
        }
    }
}
