using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Core.Content.Published;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Tests.Mailing;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Content;

/// <summary>A database with the types that the tests need, and short ways to fill it.</summary>
public sealed class ContentFixture : IAsyncDisposable
{
    private static readonly DataTypeDefinition TextBox = DataType("Texte", "Umbraco.TextBox");
    private static readonly DataTypeDefinition RichText = DataType("Texte riche", "Umbraco.RichText");
    private static readonly DataTypeDefinition BlockList = DataType("Étapes", "Umbraco.BlockList");
    private static readonly string[] PageTypes =
    [
        "nationalHome", "departementHome", "tutorialList", "faqList", "videoList", "callList", "newsList", "call", "plainPage",
            "faqQuestion", "tutorial",
    ];

    private readonly ServiceProvider services;
    private int files;

    private ContentFixture(TestDatabase test)
    {
        Test = test;
        services = TestServices.Build(test, Clock);
    }

    public static Guid StepKey { get; } = DeterministicKey.Of(Guid.Empty, "tutorialStep");

    public TestDatabase Test { get; }

    internal ManualClock Clock { get; } = new();

    public SiteContent Site => Get<SiteContent>();

    public CreateDocument Create => Get<CreateDocument>();

    public SaveDocument Save => Get<SaveDocument>();

    public PublishDocument Publish => Get<PublishDocument>();

    public UnpublishDocument Unpublish => Get<UnpublishDocument>();

    public ImportDocuments Documents => Get<ImportDocuments>();

    public ImportSchema Schema => Get<ImportSchema>();

    public ImportMedia Media => Get<ImportMedia>();

    public SiteProvisioner Provisioner => Get<SiteProvisioner>();

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>An editor of one part of the tree, with the rights of a departmental editor.</summary>
    internal async Task<Editor> EditorOfAsync(Guid start, string name = "Dominique Navette", IReadOnlySet<string>? verbs = null)
    {
        var path = (await RowAsync(start)).Path;
        return new Editor(
            DeterministicKey.Of(start, name), 7, name,
            [new GroupRights(Guid.NewGuid(), "redaction-test", new HashSet<string>(), verbs ?? DocumentVerbs.All.ToHashSet(),
                new Dictionary<Guid, IReadOnlySet<string>>())],
            new NodeReach(false, [start], [path]), NodeReach.Nowhere);
    }

    public PublishedSnapshot Current => Site.Current;

    public static async Task<ContentFixture> CreateAsync()
    {
        var fixture = new ContentFixture(await TestDatabase.CreateAsync());
        await fixture.ImportAsync(
            TextBox, RichText, BlockList,
            new ContentTypeDefinition(StepKey, "tutorialStep", "Étape", SchemaKind.ContentType)
            {
                IsElement = true,
                Properties = [Property("title", TextBox), Property("text", RichText)],
            },
            Type("nationalHome"), Type("departementHome", Property("departementCode", TextBox)), Type("tutorialList"), Type("faqList"),
            Type("videoList"), Type("callList"), Type("newsList"), Type("call"), Type("plainPage"), Type("faqQuestion"),
            Type("tutorial", Property("steps", BlockList)),
            new ContentTypeDefinition(DeterministicKey.Of(Guid.Empty, "Image"), "Image", "Image", SchemaKind.MediaType));
        return fixture;
    }

    public async Task ImportAsync(params SchemaDefinition[] definitions)
    {
        var imports = definitions.Select(item => new SchemaImport($"{item.Kind}/{item.Alias}.config", $"{++files}", item)).ToList();
        var results = await Schema.RunAsync(imports, imports.Select(import => import.Path).ToHashSet());
        Assert.All(results, result => Assert.NotEqual(ImportOutcome.Refused, result.Outcome));
    }

    /// <summary>Creates a document, published unless told otherwise. The snapshot is not reloaded.</summary>
    public async Task<Guid> AddAsync(
        string type, Guid? parent, string name, Dictionary<string, string>? values = null, bool published = true, int sortOrder = 0)
    {
        var key = Guid.NewGuid();
        var result = await ImportAsync(Document(type, parent, name, values, published, sortOrder, key));
        Assert.Equal(ImportOutcome.Created, result.Outcome);
        return key;
    }

    public DocumentImport Document(
        string type, Guid? parent, string name, Dictionary<string, string>? values = null, bool published = true, int sortOrder = 0,
        Guid? key = null,
        string? path = null)
    {
        var own = key ?? Guid.NewGuid();
        return new DocumentImport(
            path ?? $"Content/{own}.config", $"{++files}", own, parent, type, name, sortOrder, null, false, values ?? [], published, null);
    }

    public async Task<ImportResult> ImportAsync(DocumentImport document) =>
        (await Documents.RunAsync([document], new HashSet<string> { document.Path }))[0];

    /// <summary>In one run.</summary>
    public Task<IReadOnlyList<ImportResult>> ImportTogetherAsync(params DocumentImport[] documents) =>
        Documents.RunAsync(documents, documents.Select(document => document.Path).ToHashSet());

    internal async Task<Document> RowAsync(Guid key)
    {
        await using var db = Test.Database.Read();
        return await db.Set<Document>().SingleAsync(document => document.Key == key);
    }

    public async Task<long> RevisionAsync()
    {
        await using var db = Test.Database.Read();
        return (await db.Set<ContentRevision>().SingleAsync()).Revision;
    }

    public static string Rich(string markup) => System.Text.Json.JsonSerializer.Serialize(new { markup, blocks = new { } });

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Test.DisposeAsync();
    }

    private static Guid KeyOf(string alias) => DeterministicKey.Of(Guid.Empty, alias);

    private static DataTypeDefinition DataType(string name, string editor) =>
        new(DeterministicKey.Of(Guid.Empty, name), name, name, editor, "Umb.PropertyEditorUi.Test", "{}");

    private static ContentTypeDefinition Type(string alias, params PropertyDefinition[] properties) =>
        new(KeyOf(alias), alias, alias, SchemaKind.ContentType)
        {
            AllowedAtRoot = true,
            AllowedChildren = [.. PageTypes.Select(KeyOf)],
            Properties = [Property("summary", TextBox), Property("body", RichText), .. properties],
        };

    private static PropertyDefinition Property(string alias, DataTypeDefinition type) =>
        new(DeterministicKey.Of(type.Key, alias), alias, alias, type.Key, type.EditorAlias);
}
