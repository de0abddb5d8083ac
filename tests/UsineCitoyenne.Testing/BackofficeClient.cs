using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Editors;

namespace UsineCitoyenne.Testing;

/// <summary>The back office's client without its pages: signs in as it does, then calls the Management API.</summary>
public sealed class BackofficeClient(Visitor visitor)
{
    public const string Password = "une petite phrase longue";
    private const string Root = "/umbraco/management/api/v1";
    private const string Origin = "https://localhost";

    public Visitor Visitor => visitor;

    /// <summary>Invites, chooses a password and signs in, each by the page that a person would use.</summary>
    public static async Task<BackofficeClient> SignInAsync(TestSite site, string email, params string[] groups)
    {
        var link = new Uri(await site.Get<EditorInvitations>().OperatorLinkAsync(email, "Claude Aiguille", groups, demo: true));
        var client = new BackofficeClient(site.Visit());
        var page = await client.Visitor.GetAsync(link.AbsolutePath);
        await page.SubmitAsync("form.form", null, ("Password", Password), ("Again", Password));
        await client.LogInAsync(email, Password);
        await client.AuthorizeAsync();
        return client;
    }

    public async Task<VisitedPage> LogInAsync(string email, string password) =>
        await (await visitor.GetAsync("/umbraco/login/")).SubmitAsync("form.form", null, ("username", email), ("password", password));

    /// <summary>Code and tokens, with PKCE.</summary>
    public async Task<VisitedPage> AuthorizeAsync()
    {
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(48));
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var redirect = Uri.EscapeDataString($"{Origin}/umbraco/oauth_complete");
        await visitor.GetAsync($"{Root}/security/back-office/authorize?client_id=umbraco-back-office&redirect_uri={redirect}"
            + $"&response_type=code&scope=offline_access&state=s&code_challenge={challenge}&code_challenge_method=S256");
        return await TokenAsync(("grant_type", "authorization_code"), ("code", "[redacted]"), ("code_verifier", verifier),
            ("redirect_uri", $"{Origin}/umbraco/oauth_complete"));
    }

    public Task<VisitedPage> RefreshAsync() => TokenAsync(("grant_type", "refresh_token"), ("refresh_token", "[redacted]"));

    public Task<VisitedPage> GetAsync(string path) => CallAsync(HttpMethod.Get, path);

    public Task<VisitedPage> PostAsync(string path, object? body = null) => CallAsync(HttpMethod.Post, path, body);

    public Task<VisitedPage> PutAsync(string path, object? body = null) => CallAsync(HttpMethod.Put, path, body);

    public Task<VisitedPage> DeleteAsync(string path, object? body = null) => CallAsync(HttpMethod.Delete, path, body);

    /// <summary>The answer's JSON; fails on anything but success.</summary>
    public async Task<JsonNode> JsonAsync(string path)
    {
        var answer = await GetAsync(path);
        return answer.Status == 200
            ? JsonNode.Parse(answer.Text)!
            : throw new InvalidOperationException($"GET {path}: {answer.Status}\n{answer.Text}");
    }

    /// <param name="path">Below the API's root, such as <c>/document/{id}</c>; or from <c>/umbraco</c>.</param>
    public Task<VisitedPage> CallAsync(HttpMethod method, string path, object? body = null, HttpContent? content = null)
    {
        var request = new HttpRequestMessage(method, path.StartsWith("/umbraco", StringComparison.Ordinal) ? path : Root + path)
        {
            Content = content ?? (body is null ? null
                : new StringContent(JsonSerializer.Serialize(body, JsonSerializerOptions.Web), Encoding.UTF8, "application/json")),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "[redacted]");
        request.Headers.Add("Origin", Origin);
        return visitor.SendAsync(request);
    }

    private Task<VisitedPage> TokenAsync(params (string Name, string Value)[] fields) => CallAsync(
        HttpMethod.Post, "/security/back-office/token",
        content: new FormUrlEncodedContent([KeyValuePair.Create("client_id", "umbraco-back-office"),
            .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]));
}
