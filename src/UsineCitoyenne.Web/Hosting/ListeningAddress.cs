namespace UsineCitoyenne.Web.Hosting;

/// <summary>Where the site listens: what nobody set is a port of this machine, and links that nobody gave an address follow it.</summary>
internal static class ListeningAddress
{
    public const string Default = "http://localhost:5095";
    private static readonly string[] Settings = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    public static void UseDefault(WebApplicationBuilder builder)
    {
        if (!Array.Exists(Settings, name => builder.Configuration.GetSection(name) is { } set
            && (!string.IsNullOrEmpty(set.Value) || set.GetChildren().Any())))
        {
            builder.WebHost.UseUrls(Default);
        }
    }

    /// <summary>As a browser of this machine would write it; null when the site listens on no port.</summary>
    public static string? Of(IEnumerable<string> urls) => urls.Select(BindingAddress.Parse)
        .Where(address => !address.IsUnixPipe && !address.IsNamedPipe)
        .OrderBy(address => address.Scheme == Uri.UriSchemeHttp ? 0 : 1)
        .Select(address =>
            $"{address.Scheme}://{(address.Host is "+" or "*" or "0.0.0.0" or "[::]" ? "localhost" : address.Host)}:{address.Port}")
        .FirstOrDefault();
}
