using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Core.Media.Uploads;
using UsineCitoyenne.Umbraco.Login;
using UsineCitoyenne.Umbraco.Management.Documents;
using UsineCitoyenne.Umbraco.Management.Events;

namespace UsineCitoyenne.Umbraco.Management;

/// <summary>
/// Stands before every operation: where the call comes from, who makes it, what section it needs, and what a failure says.
/// </summary>
internal sealed class ManagementMiddleware(RequestDelegate next, EditorCookies cookies, EditorDirectory directory, ServerEvents events,
    ILogger<ManagementMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (await RefuseAsync(context) is { } refusal)
            {
                await refusal.ExecuteAsync(context);
                return;
            }
            await next(context);
            if (!HttpMethods.IsGet(context.Request.Method) && context.Response.StatusCode < StatusCodes.Status400BadRequest)
            {
                await events.TellAsync(context);
            }
        }
        catch (Exception failure) when (!context.Response.HasStarted && ToAnswer(failure) is { } answer)
        {
            await answer.ExecuteAsync(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && failure is not OperationCanceledException)
        {
            log.LogError(failure, "Management operation failed: {Method} {Route}", context.Request.Method, context.GetEndpoint()
                ?.DisplayName);
            await Problems.Of(StatusCodes.Status500InternalServerError,
                "Le serveur a rencontré une erreur. Rien n’a été perdu ni écrit à moitié\u00A0: réessayez dans un instant.")
                    .ExecuteAsync(context);
        }
    }

    private async Task<IResult?> RefuseAsync(HttpContext context)
    {
        if (!IsFromHere(context.Request))
        {
            return Problems.Of(StatusCodes.Status403Forbidden, "Cet appel ne vient pas de l’espace de rédaction.");
        }
        var endpoint = context.GetEndpoint();
        if (endpoint is null)
        {
            return Problems.NotFound();
        }
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return null;
        }
        // The header says that a script of this page makes the call: a form or a picture elsewhere cannot add it.
        if (!(context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal)
            || IsPicture(context.Request, endpoint))
            || cookies.ReadAccess(context) is not { } session
            || await directory.OfSessionAsync(session, context.RequestAborted) is not { } editor)
        {
            return Problems.Of(StatusCodes.Status401Unauthorized, "Connectez-vous à nouveau.");
        }
        if (endpoint.Metadata.GetMetadata<Access>() is not { } access
            || (access.Sections.Length > 0 && !access.Sections.Any(editor.HasSection)))
        {
            return Problems.Denied();
        }
        if (endpoint.Metadata.GetMetadata<KeptAMinute>() is not null)
        {
            context.Response.Headers.CacheControl = "private, max-age=60";
        }
        context.Features.Set(new CurrentEditor(editor, session));
        return null;
    }

    private static bool IsPicture(HttpRequest request, Endpoint endpoint) =>
        HttpMethods.IsGet(request.Method) && endpoint.Metadata.GetMetadata<ReadByCookie>() is not null;

    /// <summary>
    /// Fetch metadata where the browser sends it, the Origin header otherwise. Reading is safe from anywhere: the session is needed too.
    /// </summary>
    private static bool IsFromHere(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        {
            return true;
        }
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0 && string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static IResult? ToAnswer(Exception failure) => failure switch
    {
        EditorDeniedException denied => Problems.Of(StatusCodes.Status403Forbidden, denied.Message),
        ContentNotFoundException => Problems.NotFound(),
        EditConflictException conflict => Problems.Of(StatusCodes.Status409Conflict, conflict.Message),
        DocumentInvalidException invalid => Problems.Invalid(ValuePaths.Of(invalid.Problems), invalid.Message),
        UploadRefusedException refused => Problems.Of(StatusCodes.Status400BadRequest, refused.Message),
        ContentException refused => Problems.Of(StatusCodes.Status400BadRequest, refused.Message),
        _ when FailureStatus.Of(failure) == StatusCodes.Status503ServiceUnavailable =>
            Problems.Of(StatusCodes.Status503ServiceUnavailable,
                "La base de données ne répond pas ou le disque est plein. Votre texte est toujours à l’écran\u00A0: réessayez dans un "
        + "instant."),
        _ when FailureStatus.Of(failure) is var status and < StatusCodes.Status500InternalServerError =>
            Problems.Of(status, "Le serveur ne comprend pas cet appel."),
        _ => null,
    };
}
