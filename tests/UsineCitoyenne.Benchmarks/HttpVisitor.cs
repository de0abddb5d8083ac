using System.Net;
using System.Text.RegularExpressions;

namespace UsineCitoyenne.Benchmarks;

/// <summary>
/// A browser without JavaScript, as light as it can be. Speaks as a reverse proxy on this machine does, so that the site in
/// Production believes in https and gives its cookies.
/// </summary>
internal sealed partial class HttpVisitor : IDisposable
{
    private readonly HttpClient client;
    private readonly Dictionary<string, string> cookies = [];

    public HttpVisitor(Uri address)
    {
        client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
    }

    public async Task<string> GetAsync(string path)
    {
        using var answer = await SendAsync(new HttpRequestMessage(HttpMethod.Get, path));
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"GET {path}: {(int)answer.StatusCode}");
        }
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Posts the fields with the tokens of the page that showed the form.</summary>
    /// <returns>Where the site then leads.</returns>
    public async Task<string> PostAsync(string path, string shown, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var tokens = HiddenField().Matches(shown)
            .Select(found => KeyValuePair.Create(found.Groups["name"].Value, found.Groups["value"].Value));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([.. fields, .. tokens]) };
        using var answer = await SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.Found)
        {
            throw new InvalidOperationException($"POST {path}: {(int)answer.StatusCode}\n{await answer.Content.ReadAsStringAsync()}");
        }
        return answer.Headers.Location!.OriginalString;
    }

    public void Dispose() => client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        if (cookies.Count > 0)
        {
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }
        var answer = await client.SendAsync(request);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = pair[1];
        }
        return answer;
    }

    [GeneratedRegex("""<input (?=[^>]*name="(?<name>jeton|Challenge)")(?=[^>]*value="(?<value>[^"]*)")[^>]*>""")]
    private static partial Regex HiddenField();
}
