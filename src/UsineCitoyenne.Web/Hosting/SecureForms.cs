using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// Over plain HTTP no form can work in production: its cookies are for encrypted connections only. Says so instead of failing. A
/// redirection would turn in a circle behind a proxy that does not tell what the visitor uses.
/// </summary>
internal sealed class SecureForms(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.IsHttps && context.GetEndpoint()?.Metadata is { } endpoint
            && endpoint.GetMetadata<PageActionDescriptor>() is not null
            && !(endpoint.GetMetadata<PublicPage>() is not null && IsReading(context.Request.Method))
            && context.Features.Get<IStatusCodeReExecuteFeature>() is null && context.Features.Get<IExceptionHandlerFeature>() is null)
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }
        return next(context);
    }

    private static bool IsReading(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
