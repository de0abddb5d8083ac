using Microsoft.Net.Http.Headers;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>Whether the visitor has this very answer already (RFC 9110, 13.1.2): weak tags, lists of them and <c>*</c> too.</summary>
internal static class EntityTags
{
    /// <param name="tag">In its quotes.</param>
    public static bool IsKnown(HttpRequest request, string tag) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && EntityTagHeaderValue.Parse(tag) is var own
        && known.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(own, useStrongComparison: false));
}
