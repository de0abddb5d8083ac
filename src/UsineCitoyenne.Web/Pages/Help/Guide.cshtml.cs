using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Markdig;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Help;

/// <summary>The guides for people, as the documentation holds them: shipped beside the program with their pictures.</summary>
public sealed partial class GuideModel : FramedPage
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "guide");
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UseAutoIdentifiers().Build();

    private static readonly FrozenDictionary<string, Lazy<string>> Guides =
        new[] { "editer", "organiser", "produire", "contacts", "responsables" }.ToFrozenDictionary(name => name,
            name => new Lazy<string>(() => Read(name)));

    private string title = "";

    public string Text { get; private set; } = "";

    public override PageHead Head => new() { Title = TitleOf(title), NoIndex = true };

    public IActionResult OnGet(string guide, string? picture)
    {
        if (!Guides.TryGetValue(guide, out var text))
        {
            return NotFound();
        }
        if (picture is not null)
        {
            var file = Directory.EnumerateFiles(Folder, "*.png").FirstOrDefault(path => Path.GetFileName(path) == picture);
            return file is null ? NotFound() : PhysicalFile(file, "image/png");
        }
        Text = text.Value;
        title = System.Net.WebUtility.HtmlDecode(Heading().Match(Text).Groups[1].Value);
        return Page();
    }

    // The documentation's own links and pictures, as this site serves them; what it does not is named without a link.
    private static string Read(string name)
    {
        var html = Markdown.ToHtml(System.IO.File.ReadAllText(Path.Combine(Folder, name + ".md")), Pipeline)
            .Replace("src=\"../images/", $"src=\"/aide/{name}/", StringComparison.Ordinal);
        return Link().Replace(html, link => Guides.ContainsKey(link.Groups[1].Value)
            ? $"<a href=\"/aide/{link.Groups[1].Value}/\">{link.Groups[2].Value}</a>" : link.Groups[2].Value);
    }

    [GeneratedRegex("<h1[^>]*>(.*?)</h1>")]
    private static partial Regex Heading();

    [GeneratedRegex("<a href=\"(?:[./]*)([a-z]+)\\.md(?:#[^\"]*)?\">(.*?)</a>")]
    private static partial Regex Link();
}
