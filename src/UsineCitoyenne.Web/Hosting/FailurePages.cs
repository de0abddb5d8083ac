using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using UsineCitoyenne.Umbraco.Management;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>What a visitor gets when a page fails: the status that fits, its words, and when to come back.</summary>
internal static class FailurePages
{
    private const string Posted = "usine.posted";
    private const string RetryAfterSeconds = "30";

    public static ExceptionHandlerOptions Options => new()
    {
        ExceptionHandlingPath = "/erreur/500/",
        StatusCodeSelector = FailureStatus.Of,
        // The request's own fault is nothing that an operator could mend.
        SuppressDiagnosticsCallback = context => FailureStatus.Of(context.Exception) < StatusCodes.Status500InternalServerError,
    };

    /// <summary>True for the page that answers a form, also one that tells its error.</summary>
    public static bool AnswersAForm(HttpContext context) => context.Items[Posted] as bool? ?? HttpMethods.IsPost(context.Request.Method);

    /// <summary>The page of an error is read, whatever was sent: what could not be read once would not be the second time.</summary>
    public static Task ReadAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (!HttpMethods.IsHead(request.Method)
            && (context.Features.Get<IExceptionHandlerFeature>() is not null
                || context.Features.Get<IStatusCodeReExecuteFeature>() is not null))
        {
            context.Items[Posted] = HttpMethods.IsPost(request.Method);
            (request.Method, request.ContentType, request.ContentLength, request.Body) = (HttpMethods.Get, null, null, Stream.Null);
            context.Features.Set<IFormFeature>(null);
        }
        return next(context);
    }

    public static void SayWhenToComeBack(HttpResponse response)
    {
        if (response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers[HeaderNames.RetryAfter] = RetryAfterSeconds;
        }
    }
}
