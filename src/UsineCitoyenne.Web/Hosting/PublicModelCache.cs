using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Production;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Web.Hosting;

/// <summary>
/// What public pages are made of, kept until something public changes: the models of pages, and the parts that many pages repeat.
/// Holds nothing personal.
/// </summary>
public sealed class PublicModelCache
{
    private const int MaximumEntries = 4000;
    private readonly HtmlEncoder encoder;
    private volatile ConcurrentDictionary<string, object> entries = new(StringComparer.Ordinal);

    public PublicModelCache(
        SiteContent content, TerritoryDirectory territories, VolunteerFigures figures, Leadership leadership, CommuneStates communes,
        ProductionFigures production, HtmlEncoder encoder)
    {
        this.encoder = encoder;
        content.Swapped += _ => Clear();
        // Not left to whoever refreshes them: two do, and the second finds nothing new.
        territories.Changed += Clear;
        figures.Changed += Clear;
        leadership.Changed += Clear;
        communes.Changed += Clear;
        production.Changed += Clear;
    }

    /// <summary>Something that public pages show has changed: numbers, territories, lists.</summary>
    public event Action? Cleared;

    public void Clear()
    {
        entries = new ConcurrentDictionary<string, object>(StringComparer.Ordinal);
        Cleared?.Invoke();
    }

    /// <summary>What was kept under the key, or what <paramref name="make"/> makes now.</summary>
    public T Get<T>(string key, Func<T> make)
        where T : class
    {
        // Taken once: what is made from the old state must not land among what came after.
        var current = entries;
        if (current.TryGetValue(key, out var kept))
        {
            return (T)kept;
        }
        var made = make();
        if (current.Count < MaximumEntries)
        {
            current[key] = made;
        }
        return made;
    }

    /// <summary>A part of a page, as the markup that it rendered to.</summary>
    public async Task<IHtmlContent> GetAsync(string key, Func<Task<IHtmlContent>> render)
    {
        var current = entries;
        if (current.TryGetValue(key, out var kept))
        {
            return (IHtmlContent)kept;
        }
        using var writer = new StringWriter();
        (await render()).WriteTo(writer, encoder);
        var made = new HtmlString(writer.ToString());
        if (current.Count < MaximumEntries)
        {
            current[key] = made;
        }
        return made;
    }
}
