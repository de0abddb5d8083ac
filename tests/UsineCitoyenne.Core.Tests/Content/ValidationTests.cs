using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Content;

public sealed class ValidationTests
{
    private static readonly DataTypeDefinition Text = new(DeterministicKey.Of(Guid.Empty, "Texte"), "Texte", "Texte", "Umbraco.TextBox",
        "Umb.PropertyEditorUi.TextBox", "{}");
    private static readonly Guid Step = DeterministicKey.Of(Guid.Empty, "checkedStep");
    private static readonly Guid Block = Guid.Parse("6f0e2c7e-0000-4000-8000-000000000001");

    [Fact]
    public async Task What_is_missing_or_misshapen_is_told_with_its_place_inside_blocks_too()
    {
        await using var content = await CreateAsync();
        var steps = $$$"""
            {"layout":{"Umbraco.BlockList":[{"contentKey":"{{{Block}}}"}]},"contentData":[
                {"contentTypeKey":"{{{Step}}}","key":"{{{Guid.NewGuid()}}}","values":[{"alias":"title","value":"Couper"}]},
                {"contentTypeKey":"{{{Step}}}","key":"{{{Block}}}","values":[{"alias":"title","value":" "}]}],"settingsData":[]}
            """;

        var problems = await content.Get<ValidateDocument>().ForNewAsync(
            Editor.System, "checked", null, "Page", new Dictionary<string, string> { ["postcode"] = "ABC", ["steps"] = steps });

        Assert.Equal(
            [("title", "Donnez un titre à l’étape."), ("lead", "«\u00A0Chapô\u00A0» est à remplir."), ("postcode", "Cinq chiffres.")],
            problems.Select(problem => (problem.Alias, problem.Message)).OrderByDescending(problem => problem.Alias == "title")
                .ThenBy(problem => problem.Alias));
        var path = Assert.Single(problems.Single(problem => problem.Alias == "title").Blocks);
        Assert.Equal(new BlockStep("steps", "contentData", Block, 1), path);
    }

    [Fact]
    public async Task A_draft_may_be_incomplete_and_a_published_page_may_not()
    {
        await using var content = await CreateAsync();
        var page = await content.Create.RunAsync(Editor.System, "checked", null, "Page", new Dictionary<string, string>());
        await content.Save.RunAsync(Editor.System, page, "Page", new Dictionary<string, string> { ["lead"] = "<p>&nbsp;</p>" });

        var refused = await Assert.ThrowsAsync<DocumentInvalidException>(() => content.Publish.RunAsync(Editor.System, page));
        Assert.Equal("lead", Assert.Single(refused.Problems).Alias);
        Assert.False((await content.RowAsync(page)).Published);

        await content.Save.RunAsync(Editor.System, page, "Page", new Dictionary<string, string>
        { ["lead"] = "Bonjour", ["postcode"] = "95000" });
        await content.Publish.RunAsync(Editor.System, page);
        Assert.NotNull(content.Current.ByKey(page));
    }

    [Fact]
    public async Task An_expression_that_never_ends_refuses_the_value_in_time()
    {
        await using var content = await CreateAsync();
        var problems = await content.Get<ValidateDocument>().ForNewAsync(
            Editor.System, "checked", null, "Page", new Dictionary<string, string>
            { ["lead"] = "x", ["slow"] = new string('a', 60) + "!" });
        Assert.Equal("slow", Assert.Single(problems).Alias);
    }

    private static async Task<ContentFixture> CreateAsync()
    {
        var content = await ContentFixture.CreateAsync();
        var blocks = new DataTypeDefinition(Guid.NewGuid(), "Blocs", "Blocs", "Umbraco.BlockList", "Umb.PropertyEditorUi.BlockList", "{}");
        await content.ImportAsync(
            blocks,
            new ContentTypeDefinition(Step, "checkedStep", "Étape", SchemaKind.ContentType)
            {
                IsElement = true,
                Properties = [Property("title", "Titre", Text) with { Mandatory = true, MandatoryMessage = "Donnez un titre à l’étape." }],
            },
            new ContentTypeDefinition(Guid.NewGuid(), "checked", "Page vérifiée", SchemaKind.ContentType)
            {
                AllowedAtRoot = true,
                Properties =
                [
                    Property("lead", "Chapô", Text) with { Mandatory = true },
                    Property("postcode", "Code postal", Text) with { Validation = "^[0-9]{5}$", ValidationMessage = "Cinq chiffres." },
                    Property("slow", "Lente", Text) with { Validation = "^(a+)+$" },
                    Property("steps", "Étapes", blocks),
                ],
            });
        return content;
    }

    private static PropertyDefinition Property(string alias, string name, DataTypeDefinition type) =>
        new(Guid.NewGuid(), alias, name, type.Key, type.EditorAlias);
}
