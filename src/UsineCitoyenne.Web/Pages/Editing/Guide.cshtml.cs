using Markdig;
using Microsoft.AspNetCore.Mvc;

namespace UsineCitoyenne.Web.Pages.Editing;

/// <summary>The editors' guide, as the documentation holds it: shipped beside the program with its pictures.</summary>
public sealed class GuideModel : EditingPage
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "guide");
    private static readonly Lazy<string> Html = new(() => Markdown
        .ToHtml(System.IO.File.ReadAllText(Path.Combine(Folder, "editer.md")), new MarkdownPipelineBuilder().UseAutoIdentifiers().Build())
        .Replace("src=\"../images/", "src=\"/aide/editer/", StringComparison.Ordinal));

    public override string Title => "Le guide de l’éditrice et de l’éditeur";

    public string Text => Html.Value;

    public IActionResult OnGet(string? picture)
    {
        if (picture is null)
        {
            return Page();
        }
        var file = Directory.EnumerateFiles(Folder, "*.png").FirstOrDefault(path => Path.GetFileName(path) == picture);
        return file is null ? NotFound() : PhysicalFile(file, "image/png");
    }
}
