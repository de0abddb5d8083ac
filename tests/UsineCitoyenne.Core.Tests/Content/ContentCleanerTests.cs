using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Versions;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class ContentCleanerTests
{
    private const string Dirty = """<meta http-equiv=\"refresh\" content=\"0;url=https://ailleurs.example/\">a""";
    private static readonly Guid Step = DeterministicKey.Of(Guid.Empty, "cleanedStep");
    private static readonly DataTypeDefinition RichText = Type("Texte mis en forme", "Umbraco.RichText");
    private static readonly DataTypeDefinition Blocks = Type("Étapes à nettoyer", "Umbraco.BlockList");
    private static readonly DataTypeDefinition Line = Type("Ligne", "Umbraco.TextBox");

    private static readonly SchemaDefinition[] Definitions =
    [
        RichText, Blocks, Line,
        new ContentTypeDefinition(Step, "cleanedStep", "Étape", SchemaKind.ContentType)
        {
            IsElement = true,
            Properties = [Property("text", RichText), Property("line", Line), Property("inner", Blocks)],
        },
        new ContentTypeDefinition(Guid.NewGuid(), "cleaned", "Page", SchemaKind.ContentType)
        {
            AllowedAtRoot = true,
            Properties = [Property("body", RichText), Property("steps", Blocks), Property("line", Line)],
        },
    ];

    private static readonly ContentSchema Schema = new(Definitions);

    /// <summary>Ways to hide what an editor is, or what a value is, from who cleans it.</summary>
    public static TheoryData<string> Ways => [
        .. new[]
        {
            $$$"""{"alias":"text","editorAlias":"Umbraco.RichText","value":"{{{Dirty}}}"}""",
            $$$"""{"alias":"text","value":"{{{Dirty}}}"}""",
            $$$"""{"alias":"text","editorAlias":null,"value":"{{{Dirty}}}"}""",
            $$$"""{"alias":"text","editorAlias":"Umbraco.TextBox","value":"{{{Dirty}}}"}""",
            $$$"""{"alias":"text","editorAlias":"umbraco.richtext","value":"{{{Dirty}}}"}""",
            $$$"""{"alias":"text","EditorAlias":"Umbraco.RichText","value":"{{{Dirty}}}"}""",
            $$$"""{"alias":"TEXT","value":"{{{Dirty}}}"}""",
            $$$"""{"alias":"inconnue","value":"{{{Dirty}}}"}""",
            $$$"""{"alias":"text","value":"propre","value":"{{{Dirty}}}"}""",
            $$$"""{"alias":"text","value":{"markup":"{{{Dirty}}}"}}""",
            $$$"""{"alias":"text","value":{"markup":"propre","markup":"{{{Dirty}}}"}}""",
            $$$$"""{"alias":"text","value":{"markup":"","blocks":{"contentData":[{"contentTypeKey":"{{{{Step}}}}","values":[{"alias":"text","value":"{{{{Dirty}}}}"}]}]}}}""",
            $$$"""{"alias":"inner","value":{"contentData":[{"contentTypeKey":"{{{Step}}}","values":[{"alias":"text","value":"{{{Dirty}}}"}]}]}}""",
        }.Select(item => Block(Step.ToString(), item)),
        Block("umb://element/" + Step.ToString("N"), $$"""{"alias":"text","value":"{{Dirty}}"}"""),
        Block(Guid.NewGuid().ToString(), $$"""{"alias":"text","value":"{{Dirty}}"}"""),
        Block("?", $$"""{"alias":"text","value":"{{Dirty}}"}"""),
        Block(Step.ToString(), $$"""{"alias":"text","value":"{{Dirty}}"}""")
            .Replace("contentData", "settingsData", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_block_is_cleaned_by_what_its_type_says_whatever_it_says_itself(string steps)
    {
        Assert.Contains("http-equiv", steps, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", Clean("steps", steps), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"markup":"\u003cmeta http-equiv=refresh content=0\u003ea"}""")]
    [InlineData("""{"markup":"propre","markup":"\u003cmeta http-equiv=refresh content=0\u003ea"}""")]
    [InlineData("""{"markup":"\u003cmeta http-equiv=refresh content=0\u003ea","markup":"propre"}""")]
    [InlineData("""{"markup":"\u003cmeta http-equiv=refresh content=0\u003ea" et la suite""")]
    [InlineData("""  {"x":1,"markup":"\u003cmeta http-equiv=refresh content=0\u003ea",}""")]
    [InlineData("""[{"markup":"\u003cmeta http-equiv=refresh content=0\u003ea"}]""")]
    [InlineData("""{"x":{"markup":"\u003cmeta http-equiv=refresh content=0\u003ea"}}""")]
    [InlineData("""<meta http-equiv=refresh content=0>a""")]
    [InlineData("""[Sic] <meta http-equiv=refresh content=0>a""")]
    public void What_a_page_shows_of_a_rich_text_is_clean_however_it_is_written(string value) =>
        Assert.DoesNotContain("http-equiv", Core.Content.Published.RichText.MarkupOf(Clean("body", value)), StringComparison.Ordinal);

    [Theory]
    [InlineData("line", "a < b <c>")]
    [InlineData("steps", "un texte < d’avant")]
    [InlineData("body", "Sans balise & sans souci")]
    public void What_is_no_markup_is_left_to_the_letter(string alias, string value) => Assert.Equal(value, Clean(alias, value));

    [Fact]
    public void A_plain_value_of_a_block_is_left_to_the_letter()
    {
        var steps = Block(Step.ToString(), """{"alias":"line","value":"a < b <c>"}""");

        Assert.Equal(steps, Clean("steps", steps));
    }

    [Fact]
    public async Task Drafts_models_and_former_versions_are_cleaned_where_they_are_stored()
    {
        await using var content = await ContentFixture.CreateAsync();
        await content.ImportAsync(Definitions);
        var dirty = new Dictionary<string, string> { ["body"] = "<p onclick=\"x()\">a</p>" };
        var page = await content.Create.RunAsync(Editor.System, "cleaned", null, "Page", dirty);
        Assert.DoesNotContain("onclick", (await content.RowAsync(page)).Values, StringComparison.Ordinal);

        await content.Save.RunAsync(Editor.System, page, "Page", new Dictionary<string, string> { ["body"] = "<p onload=\"x()\">b</p>" });
        Assert.DoesNotContain("onload", (await content.RowAsync(page)).Values, StringComparison.Ordinal);

        var versions = await content.Get<DocumentVersions>().PageAsync(Editor.System, page, 0, 10);
        await content.Get<RollbackDocument>().RunAsync(Editor.System, versions.Items[^1].Key);
        Assert.Equal("<p>a</p>", DocumentValues.Read((await content.RowAsync(page)).Values)["body"]);
    }

    private static string Clean(string alias, string value) =>
        ContentCleaner.Clean(Schema, Schema.ContentType("cleaned")!, new Dictionary<string, string> { [alias] = value })[alias];

    private static string Block(string type, string item) =>
        $$"""{"layout":{},"contentData":[{"contentTypeKey":"{{type}}","key":"{{Step}}","values":[{{item}}]}]}""";

    private static DataTypeDefinition Type(string name, string editor) =>
        new(DeterministicKey.Of(Guid.Empty, "cleaned" + name), name, name, editor, editor, "{}");

    private static PropertyDefinition Property(string alias, DataTypeDefinition type) =>
        new(Guid.NewGuid(), alias, alias, type.Key, type.EditorAlias);
}
