using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Benchmarks.Content;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Start;

/// <summary>Published tutorials below the lists of the départements' sites, until the site holds as many documents as asked.</summary>
internal static class ManyDocuments
{
    private const int BatchSize = 5000;

    public static async Task FillAsync(TestDatabase test, int count)
    {
        var (lists, type, there) = await LookAsync(test);
        var random = new Random(there);
        for (var made = there; made < count; made += BatchSize)
        {
            var first = made;
            await test.Database.WriteAsync(db =>
            {
                for (var number = first; number < Math.Min(first + BatchSize, count); number++)
                {
                    db.Add(Tutorial(lists[number % lists.Count], type, number, random));
                }
                return Task.CompletedTask;
            });
        }
    }

    private static async Task<(List<Document> Lists, Guid Type, int Count)> LookAsync(TestDatabase test)
    {
        await using var db = test.Database.Read();
        var lists = await db.Set<Document>()
            .Where(document => document.ContentType == DocumentTypes.TutorialList && document.Published && document.Level > 2)
            .OrderBy(document => document.Path).ToListAsync();
        if (lists.Count == 0)
        {
            throw new InvalidOperationException("The départements have no list of tutorials.");
        }
        var type = await db.Set<Document>().Where(document => document.ContentType == "tutorial")
            .Select(document => document.ContentTypeKey).FirstOrDefaultAsync();
        return (lists, type, await db.Set<Document>().CountAsync());
    }

    private static Document Tutorial(Document list, Guid type, int number, Random random)
    {
        var key = Guid.NewGuid();
        var now = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc);
        var document = new Document
        {
            Key = key,
            ParentKey = list.Key,
            Path = Document.PathOf(list.Path, key),
            Level = list.Level + 1,
            SortOrder = number,
            ContentTypeKey = type,
            ContentType = "tutorial",
            Name = SampleSite.TutorialName(random, number),
            UrlSegment = "",
            Values = DocumentValues.Write(SampleSite.Tutorial(random)),
            CreateDate = now,
        };
        document.Publish(Core.Text.Folding.Slug(document.Name), now);
        return document;
    }
}
