using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// A choice among several is one of them. The framework binds what is none of them to the first and leaves it to each page to look;
/// here the request is refused before any handler runs, on every page.
/// </summary>
internal sealed class DefinedChoices : IModelBinderProvider, IAsyncPageFilter, IOrderedFilter
{
    private static readonly object Mark = new();

    public int Order => int.MinValue;

    public IModelBinder? GetBinder(ModelBinderProviderContext context) => context.Metadata.IsEnum
        ? new Binder(new EnumTypeModelBinder(
            suppressBindingUndefinedValueToEnumType: true, context.Metadata.UnderlyingOrModelType,
            context.Services.GetRequiredService<ILoggerFactory>()))
        : null;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // Taken away: the page that tells of it is bound in the same request.
        if (!context.HttpContext.Items.Remove(Mark))
        {
            return next();
        }
        Refusal.NoSuchChoice.Tell(context.HttpContext);
        context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
        return Task.CompletedTask;
    }

    internal sealed class Binder(EnumTypeModelBinder inner) : IModelBinder
    {
        public async Task BindModelAsync(ModelBindingContext context)
        {
            await inner.BindModelAsync(context);
            // An empty field says nothing, and is nobody's choice.
            if (!context.Result.IsModelSet && context.ValueProvider.GetValue(context.ModelName)
                .Any(value => !string.IsNullOrWhiteSpace(value)))
            {
                context.HttpContext.Items[Mark] = true;
            }
        }
    }
}
