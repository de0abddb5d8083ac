namespace UsineCitoyenne.Web.Hosting;

internal static class PrivateAnswer
{
    /// <summary>
    /// Nothing keeps a copy of this answer. Both words, as the antiforgery writes them: it overrides anything else, with a warning.
    /// </summary>
    public static void MustNotBeKept(this HttpResponse response) => response.Headers.CacheControl = "no-cache, no-store";
}
