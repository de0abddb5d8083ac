using System.Reflection;
using Microsoft.AspNetCore.Http;
using UsineCitoyenne.Core.Accounts;

namespace UsineCitoyenne.Umbraco.Management;

/// <summary>Who makes this call. A handler that acts on anything asks for it as a parameter.</summary>
internal sealed record CurrentEditor(Editor Editor, Guid Session)
{
    // Called by the framework; the gate refused the call before if there was nobody.
    public static ValueTask<CurrentEditor?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        new(context.Features.Get<CurrentEditor>());

    public static implicit operator Editor(CurrentEditor current) => current.Editor;
}
