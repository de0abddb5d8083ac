using Microsoft.AspNetCore.Http;

namespace UsineCitoyenne.Web.Tests.Faults;

/// <summary>One request that a careless or hostile client might send; the same for the same seed.</summary>
internal sealed record RandomRequest(string Method, string Scheme, string Path, string Query,
    IReadOnlyList<(string Name, string Value)> Headers, RandomBody Body)
{
    private static readonly string[] Methods = ["GET", "GET", "GET", "HEAD", "POST", "POST", "POST", "POST", "PUT", "PUT", "DELETE",
        "PATCH", "OPTIONS", "TRACE", "ODD"];

    private static readonly string[] QueryNames =
        ["retour", "q", "p", "page", "skip", "take", "handler", "dep", "commune", "profil", "id", "token", "rubrique", "foldersOnly",
            "parentId", "descendantId", "filter", "client_id", "state", ""];

    private static readonly (string Name, string Value)[] OddHeaders =
    [
        ("Accept-Language", "zz-;q=9,*;;"), ("If-None-Match", "\"a\", W/\"b\", *"), ("If-None-Match", "bad"),
            ("If-Modified-Since", "yesterday"), ("Range", "bytes=9-1,-,0-"),
        ("Accept", "/;;q"), ("X-Forwarded-For", "not-an-address, ::1"), ("X-Forwarded-Proto", "gopher"),
        ("Cookie", "session=zz; formulaire=; umbAccessToken=%%%; __Host-session=a"),
        ("Accept-Encoding", "br;q=zz"), ("Content-Encoding", "gzip"), ("Authorization", "Basic ="), ("Origin", "null"),
        ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Dest", "iframe"),
        ("Referer", "::::"), ("Host", "a b"), ("Host", "[::"), ("Host", "localhost:99999"), ("Host", ""),
        ("X-HTTP-Method-Override", "DELETE"), ("Cookie", "=;=;\u00E9=\u00E9"),
        ("Last-Event-ID", "x"), ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Content-Length", "0"), ("Umb-Segment", "\u00E9"),
    ];

    public static RandomRequest Of(int seed, Harvest harvest, bool editor)
    {
        var random = new Random(seed);
        var form = random.Next(3) == 0 && harvest.Forms.Count > 0 ? random.GetItems([.. harvest.Forms], 1)[0] : default;
        var patterns = editor && random.Next(3) != 0
            ? [.. harvest.Patterns.Where(pattern => pattern.StartsWith("/umbraco", StringComparison.Ordinal))] : harvest.Patterns;
        var path = form.Action?.Split('?')[0] ?? harvest.Fill(patterns[random.Next(patterns.Count)], random, odd: 5);
        var query = form.Action?.Split('?') is [_, var given] ? "?" + given : "";
        for (var parts = random.Next(3); parts > 0; parts--)
        {
            query += $"{(query.Length == 0 ? "?" : "&")}{random.GetItems(QueryNames, 1)[0]}={OddText.InQuery(random)}";
        }
        if (random.Next(20) == 0)
        {
            path = "/" + OddText.Of(random).Replace("\0", "", StringComparison.Ordinal).TrimStart('/');
        }
        var headers = new List<(string, string)> { ("Cookie", harvest.Cookies) };
        if (editor && random.Next(8) != 0)
        {
            headers.AddRange([("Authorization", "Bearer [redacted]"), ("Origin", "https://localhost")]);
        }
        headers.AddRange(random.GetItems(OddHeaders, random.Next(3)));
        var method = form.Action is not null && random.Next(4) != 0 ? "POST" : random.GetItems(Methods, 1)[0];
        var body = method is "GET" or "HEAD" ? new RandomBody(random.Next(20) == 0 ? ";" : null, [])
            : editor && random.Next(3) != 0 ? RandomBody.Json(random, harvest)
            : RandomBody.Of(random, harvest, form.Fields ?? []);
        return new RandomRequest(method, random.Next(25) == 0 ? "http" : "https", path, query, headers, body);
    }

    public void Write(HttpContext context)
    {
        var request = context.Request;
        (request.Method, request.Scheme, request.Host) = (Method, Scheme, new HostString("localhost"));
        request.Path = new PathString(Path);
        request.QueryString = new QueryString(Query);
        foreach (var (name, value) in Headers)
        {
            request.Headers[name] = value;
        }
        if (Body.ContentType is { } type)
        {
            request.ContentType = type;
        }
        if (Body.Bytes.Length > 0)
        {
            request.ContentLength = Body.Bytes.Length;
        }
        request.Body = new MemoryStream(Body.Bytes);
    }

    public override string ToString() => $"{Method} {Scheme}:{Path}{Query} [{Body.ContentType}] {Text(Body.Bytes)}";

    private static string Text(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 400)));
}
