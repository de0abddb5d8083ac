using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace UsineCitoyenne.Browser.Tests.Infrastructure;

internal static class AxeExtensions
{
    /// <summary>Every axe rule of WCAG 2.2 A and AA and of good practice holds on the page as it stands. Needs JavaScript on.</summary>
    /// <param name="onlyColours">For a page seen in dark that was seen whole in light: nothing else differs.</param>
    public static async Task ShouldHaveNoAxeViolationsAsync(this IPage page, bool onlyColours = false)
    {
        var result = onlyColours
            ? await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } })
            : await page.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{page.Url}\n{Describe(result.Violations)}");
    }

    /// <summary>The same for a part that is ours of a page that is not.</summary>
    public static async Task ShouldHaveNoAxeViolationsAsync(this ILocator part)
    {
        var result = await part.RunAxe();
        Assert.True(result.Violations.Length == 0, $"{part}\n{Describe(result.Violations)}");
    }

    private static string Describe(IEnumerable<AxeResultItem> violations)
    {
        var text = new StringBuilder();
        foreach (var violation in violations)
        {
            text.AppendLine($"{violation.Impact} {violation.Id}: {violation.Help}");
            foreach (var node in violation.Nodes)
            {
                text.AppendLine($"    {node.Target}  {node.Html}");
            }
        }
        return text.ToString();
    }
}
