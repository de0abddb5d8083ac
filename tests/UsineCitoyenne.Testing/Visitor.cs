using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;

namespace UsineCitoyenne.Testing;

/// <summary>A browser without script: cookies, pages, forms.</summary>
public sealed class Visitor(TestServer server)
{
    private readonly CookieContainer cookies = new();

    /// <summary>The network that this browser is on; null for none in particular.</summary>
    public IPAddress? From { get; init; }

    /// <summary>Somebody else's browser, with a copy of the cookies of now.</summary>
    public Visitor Copy()
    {
        var copy = new Visitor(server);
        copy.cookies.Add(cookies.GetAllCookies());
        return copy;
    }

    /// <summary>The header that goes with a request to the site.</summary>
    public string Cookies => cookies.GetCookieHeader(server.BaseAddress);

    public Task<VisitedPage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public Task<VisitedPage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Follows one redirection.</summary>
    public async Task<VisitedPage> FollowAsync(VisitedPage page) =>
        await GetAsync(page.Location ?? throw new InvalidOperationException($"No redirection but {page.Status}:\n{page.Text}"));

    public async Task<VisitedPage> SendAsync(HttpRequestMessage request)
    {
        var address = new Uri(server.BaseAddress, request.RequestUri!);
        request.RequestUri = address;
        if (cookies.GetCookieHeader(address) is { Length: > 0 } header)
        {
            request.Headers.Add("Cookie", header);
        }
        using var client =
            new HttpClient(server.CreateHandler(context => context.Connection.RemoteIpAddress = From)) { BaseAddress = server.BaseAddress };
        var response = await client.SendAsync(request);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            cookies.SetCookies(address, cookie);
        }
        return new VisitedPage(this, address.PathAndQuery, response, await response.Content.ReadAsStringAsync());
    }
}

/// <summary>An answer, with its document when it is a page.</summary>
public sealed class VisitedPage(Visitor visitor, string path, HttpResponseMessage response, string text)
{
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(text));

    public int Status => (int)response.StatusCode;

    public string Text => text;

    public string? Location => response.Headers.Location is { } location
        ? location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString
        : null;

    public IHtmlDocument Document => document.Value;

    public HttpResponseMessage Response => response;

    public string Header(string name) => response.Headers.TryGetValues(name, out var values)
        || response.Content.Headers.TryGetValues(name, out values)
        ? string.Join(", ", values)
        : "";

    /// <summary>
    /// Sends a form as a browser would: its hidden fields, what is typed and ticked, then <paramref name="changes"/>.
    /// A change whose value is null takes the field out; several values stand in several changes of one name.
    /// </summary>
    /// <param name="selector">The form; by default the first that is posted.</param>
    public Task<VisitedPage> SubmitAsync(string selector = "form[method=post]", string? action = null,
        params (string Name, string? Value)[] changes)
    {
        var form = Document.QuerySelector(selector) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form {selector} on {path} ({Status}):\n{text}");
        var changed = changes.Select(change => change.Name).ToHashSet();
        var fields = Fields(form).Where(field => !changed.Contains(field.Key))
            .Concat(changes.Where(change => change.Value is not null).Select(change => KeyValuePair.Create(change.Name, change.Value!)));
        var target = action is null ? form.GetAttribute("action") : action;
        var url = string.IsNullOrEmpty(target) ? path : target.StartsWith('?') ? path.Split('?')[0] + target : target;
        return visitor.PostAsync(url, fields);
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => (null, null),
                IHtmlInputElement { Type: "submit" or "button" } or IHtmlButtonElement => (null, null),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value),
                _ => (null, null),
            };
            if (!string.IsNullOrEmpty(name))
            {
                yield return KeyValuePair.Create(name, value ?? "");
            }
        }
    }
}
