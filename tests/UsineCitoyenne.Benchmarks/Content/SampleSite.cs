using System.Text.Json;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.Content;

/// <summary>
/// A national home, a hundred départements with two lists each, and tutorials of about a page of text. The same at each run.
/// </summary>
internal static class SampleSite
{
    private static readonly string[] Syllables = ["ba", "cou", "du", "fil", "gan", "lé", "mas", "né", "or", "pé", "quin", "rou", "san",
        "tis", "vo", "zé"];
    private static readonly string[] Words = [.. Enumerable.Range(0, 4096)
        .Select(number => Syllables[number & 15] + Syllables[(number >> 4) & 15] + Syllables[number >> 8])];

    public static async Task FillAsync(TestDatabase test, int count)
    {
        var random = new Random(95);
        var documents = new List<Document>();
        var home = Add("nationalHome", null, "Usine citoyenne", []);
        var template = Add("departementHome", home, "agirlocal{code}", new() { ["departementCode"] = "" }, published: false);
        foreach (var number in Enumerable.Range(1, 7))
        {
            Add("faqList", template, $"Page {number} {{du-departement}}", new() { ["intro"] = "Les bénévoles {du-departement}" },
                published: false);
        }
        var lists = new List<Document> { Add("tutorialList", home, "Tutoriels", []) };
        for (var number = 1; number <= 100; number++)
        {
            var departement = Add("departementHome", home, $"agirlocal{number}", new() { ["departementCode"] = $"{number}" });
            lists.Add(Add("tutorialList", departement, "Tutoriels", []));
            lists.Add(Add("newsList", departement, "Actualités", []));
        }
        while (documents.Count < count)
        {
            Add("tutorial", lists[documents.Count % lists.Count], TutorialName(random, documents.Count), Tutorial(random));
        }
        foreach (var batch in documents.Chunk(5000))
        {
            await test.Database.WriteAsync(db =>
            {
                db.AddRange(batch.AsEnumerable());
                return Task.CompletedTask;
            });
        }

        Document Add(string type, Document? parent, string name, Dictionary<string, string> values, bool published = true)
        {
            var key = Guid.NewGuid();
            var now = new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc);
            var document = new Document
            {
                Key = key,
                ParentKey = parent?.Key,
                Path = Document.PathOf(parent?.Path, key),
                Level = (parent?.Level ?? 0) + 1,
                ContentTypeKey = Guid.Empty,
                ContentType = type,
                Name = name,
                UrlSegment = "",
                Values = DocumentValues.Write(values),
                CreateDate = now,
            };
            if (published)
            {
                document.Publish(Core.Text.Folding.Slug(name), now);
            }
            documents.Add(document);
            return document;
        }
    }

    /// <summary>Unique for each number.</summary>
    public static string TutorialName(Random random, int number) => $"{Text(random, 4)} {number}";

    public static Dictionary<string, string> Tutorial(Random random) => new()
    {
        ["summary"] = Text(random, 20),
        ["body"] = JsonSerializer.Serialize(
            new { markup = $"<h2>{Text(random, 3)}</h2><p>{Text(random, 60)}</p><p>{Text(random, 60)}</p>" }),
        ["difficulty"] = "[\"Facile\"]",
        ["durationMinutes"] = "45",
    };

    /// <summary>One to three words, some of them beginnings.</summary>
    public static string Query(int number)
    {
        var random = new Random(number);
        var words = Enumerable.Range(0, 1 + (number % 3)).Select(_ => Words[random.Next(Words.Length)]);
        return string.Join(' ', words.Select(word => random.Next(2) == 0 ? word : word[..3]));
    }

    private static string Text(Random random, int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
