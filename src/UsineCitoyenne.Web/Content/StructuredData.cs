using System.Text.Json;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Content;

/// <summary>JSON-LD (schema.org) of the pages that search engines show in a special way.</summary>
internal static class StructuredData
{
    public static string Of(ResolvedPage page, SiteOptions site, SiteAddresses addresses)
    {
        var document = page.Document;
        JsonObject? data = document.ContentType switch
        {
            "nationalHome" =>
                new JsonObject { ["@type"] = "WebSite", ["name"] = site.Name, ["url"] = addresses.Absolute("/"), ["inLanguage"] = "fr" },
            "tutorial" => HowTo(document),
            "faqList" => Faq(document),
            "news" => new JsonObject
            {
                ["@type"] = "NewsArticle",
                ["headline"] = document.Name,
                ["datePublished"] = (document.Date("newsDate") ?? document.CreateDate)
                    .ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            },
            _ => null,
        };
        if (data is null)
        {
            return "";
        }
        data["@context"] = "https://schema.org";
        data["url"] ??= addresses.Absolute(page.CanonicalUrl);
        // The default encoder escapes < and >, so that no text can end the script element.
        return data.ToJsonString(JsonSerializerOptions.Default);
    }

    private static JsonObject HowTo(PublishedDocument document)
    {
        var data = new JsonObject
        {
            ["@type"] = "HowTo",
            ["name"] = document.Name,
            ["description"] = document.Text("summary"),
            ["supply"] = new JsonArray(
                [.. document.Lines("supplies").Select(line => new JsonObject { ["@type"] = "HowToSupply", ["name"] = line })]),
            ["step"] = new JsonArray(
                [.. document.Blocks("steps").Select(step => new JsonObject { ["@type"] = "HowToStep", ["name"] = step.Text("title") })]),
        };
        if (document.Integer("durationMinutes") is { } minutes)
        {
            data["totalTime"] = $"PT{minutes}M";
        }
        return data;
    }

    private static JsonObject Faq(PublishedDocument document) => new()
    {
        ["@type"] = "FAQPage",
        ["mainEntity"] = new JsonArray([.. document.Children.Select(question => new JsonObject
        {
            ["@type"] = "Question",
            ["name"] = question.Name,
            ["acceptedAnswer"] = new JsonObject { ["@type"] = "Answer", ["text"] = question.Html("answer") },
        })]),
    };
}
