using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Blueprints;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Content.Validation;
using UsineCitoyenne.Core.Content.Versions;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Tests.Content;

/// <summary>What a data type says of its values holds, whoever brings them.</summary>
public sealed class ValueLimitTests
{
    private const string Links = """[{"name":"a","url":"https://a.fr"},{"name":"b","url":"https://b.fr"}]""";
    private static readonly Guid Need = Guid.Parse("5f0e2c7e-0000-4000-8000-000000000001");

    [Theory]
    [InlineData("Umbraco.TextBox", """{"maxChars":5}""", "cinqs", null)]
    [InlineData("Umbraco.TextBox", """{"maxChars":5}""", "six\u00A0mots", "prend 5")]
    [InlineData("Umbraco.TextArea", """{"maxChars":"3"}""", "a\r\nb", null)]
    [InlineData("Umbraco.TextArea", """{"maxChars":0}""", "sans limite", null)]
    [InlineData("Umbraco.Integer", """{"min":0}""", "0", null)]
    [InlineData("Umbraco.Integer", """{"min":0}""", "-1", "au moins 0")]
    [InlineData("Umbraco.Integer", """{"max":10}""", "11", "au plus 10")]
    [InlineData("Umbraco.Integer", """{"min":1,"step":5}""", "7", "de 5 en 5")]
    [InlineData("Umbraco.Decimal", """{"max":1.5}""", "1.6", "au plus 1,5")]
    [InlineData("Umbraco.DropDown.Flexible", """{"items":["Ouvert","Clos"]}""", """["Clos"]""", null)]
    [InlineData("Umbraco.DropDown.Flexible", """{"items":["Ouvert","Clos"]}""", "Clos", null)]
    [InlineData("Umbraco.DropDown.Flexible", """{"items":["Ouvert","Clos"]}""", """["Pirate"]""", "Pirate")]
    [InlineData("Umbraco.DropDown.Flexible", """{"items":["Ouvert","Clos"]}""", """["Ouvert","Clos"]""", "qu’un choix")]
    [InlineData("Umbraco.DropDown.Flexible", """{"items":[{"id":1,"value":"Ouvert"}],"multiple":true}""", """["Ouvert"]""", null)]
    [InlineData("Umbraco.RadioButtonList", """{"items":["Tout de suite"]}""", "Jamais", "Jamais")]
    [InlineData("Umbraco.CheckBoxList", """{"items":["Couture"]}""", """["Couture","Piraterie"]""", "Piraterie")]
    [InlineData("Umbraco.ColorPicker", """{"items":[{"value":"234d84","label":"Bleu"}]}""", """{"value":"#234D84","label":"Bleu"}""", null)]
    [InlineData("Umbraco.ColorPicker", """{"items":[{"value":"234d84","label":"Bleu"}]}""", "ff0000", "ff0000")]
    [InlineData("Umbraco.EmailAddress", "{}", "contact95", "adresse électronique")]
    [InlineData("Umbraco.EmailAddress", "{}", "contact95@example.org", null)]
    [InlineData("Umbraco.MultipleTextstring", """{"min":0,"max":2}""", "un\ndeux\ntrois", "2\u00A0éléments au plus")]
    [InlineData("Umbraco.MultiUrlPicker", """{"minNumber":0,"maxNumber":1}""", Links, "1\u00A0élément au plus")]
    [InlineData("Umbraco.MultiUrlPicker", """{"minNumber":3,"maxNumber":0}""", Links, "3\u00A0éléments au moins")]
    [InlineData("Umbraco.MultiNodeTreePicker", """{"maxNumber":1}""", "umb://document/1,umb://document/2", "1\u00A0élément au plus")]
    [InlineData("Umbraco.MediaPicker3", """{"multiple":false,"validationLimit":{"max":5}}""", """[{"key":"a"},{"key":"b"}]""",
        "1\u00A0élément au plus")]
    [InlineData("Umbraco.BlockList", """{"validationLimit":{"max":1}}""", """{"layout":{"Umbraco.BlockList":[{},{}]},"contentData":[]}""",
        null)]
    [InlineData("Umbraco.BlockList", """{"blocks":[{"contentElementTypeKey":"5f0e2c7e-0000-4000-8000-000000000001"}]}""",
        """{"layout":{"Umbraco.BlockList":[{}]},"contentData":[{"contentTypeKey":"6f0e2c7e-0000-4000-8000-000000000001"}]}""", "pas prévu")]
    [InlineData("Umbraco.DateTime", "{}", "2030-12-24 00:00:00", null)]
    [InlineData("Umbraco.DateTimeWithTimeZone", "{}", """{"date":"2030-12-24T10:00:00+01:00","timeZone":"Europe/Paris"}""", null)]
    public async Task A_value_outside_what_its_data_type_allows_is_told_in_french(
        string editor, string configuration, string value, string? told)
    {
        await using var content = await CreateAsync(editor, configuration);
        var problems = await CheckAsync(content, value);
        if (told is null)
        {
            Assert.Empty(problems);
            return;
        }
        var problem = Assert.Single(problems);
        Assert.Equal(("value", ProblemKind.Unfit), (problem.Alias, problem.Kind));
        Assert.StartsWith("«\u00A0Valeur\u00A0»", problem.Message, StringComparison.Ordinal);
        Assert.Contains(told, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Umbraco.Integer", "beaucoup")]
    [InlineData("Umbraco.Integer", "12,5")]
    [InlineData("Umbraco.Decimal", "un peu")]
    [InlineData("Umbraco.DateTime", "demain")]
    [InlineData("Umbraco.DateOnly", "2030-13-45")]
    [InlineData("Umbraco.DateTimeWithTimeZone", """{"date":"bientôt"}""")]
    [InlineData("Umbraco.TrueFalse", "peut-être")]
    [InlineData("Umbraco.BlockList", "[]x")]
    [InlineData("Umbraco.MultiUrlPicker", "https://example.org")]
    public async Task A_malformed_value_is_refused_even_in_a_draft_a_model_and_a_save(string editor, string value)
    {
        await using var content = await CreateAsync(editor, "{}");
        var values = new Dictionary<string, string> { ["value"] = value };
        Assert.Equal(ProblemKind.Malformed, Assert.Single(await CheckAsync(content, value)).Kind);

        var refused = await Assert.ThrowsAsync<DocumentInvalidException>(
            () => content.Create.RunAsync(Editor.System, "limited", null, "Page", values));
        Assert.Contains("ne peut pas être enregistrée", refused.Message, StringComparison.Ordinal);
        Assert.Equal("value", Assert.Single(refused.Problems).Alias);
        var page = await content.Create.RunAsync(Editor.System, "limited", null, "Page", new Dictionary<string, string>());
        await Assert.ThrowsAsync<DocumentInvalidException>(() => content.Save.RunAsync(Editor.System, page, "Page", values));
        await Assert.ThrowsAsync<DocumentInvalidException>(() => content.Get<BlueprintService>()
            .CreateAsync(Editor.System, "limited", "Modèle", values));
        Assert.Equal("{}", (await content.RowAsync(page)).Values);
    }

    [Fact]
    public async Task A_draft_too_long_is_kept_and_no_way_of_going_online_takes_it()
    {
        await using var content = await CreateAsync("Umbraco.TextArea", """{"maxChars":10}""");
        var parent = await content.Create.RunAsync(Editor.System, "limited", null, "Parent", new Dictionary<string, string>
        { ["value"] = "court" });
        var page = await content.Create.RunAsync(Editor.System, "limited", null, "Page", new Dictionary<string, string>
        { ["value"] = new string('a', 5000) });
        await content.Save.RunAsync(Editor.System, page, "Page", new Dictionary<string, string> { ["value"] = new string('b', 5000) });

        await RefusesAsync(() => content.Publish.RunAsync(Editor.System, page));
        await RefusesAsync(() => content.Get<ScheduleDocument>()
            .RunAsync(Editor.System, page, content.Clock.GetUtcNow().UtcDateTime.AddDays(1), null));
        var copy = await content.Get<CopyDocument>().RunAsync(Editor.System, page, null, false);
        await RefusesAsync(() => content.Publish.RunAsync(Editor.System, copy));
        await content.Save.RunAsync(Editor.System, page, "Page", new Dictionary<string, string> { ["value"] = "court" });
        await content.Publish.RunAsync(Editor.System, page);
        var former = (await content.Get<DocumentVersions>().PageAsync(Editor.System, page, 0, 10)).Items.Last();
        await content.Get<RollbackDocument>().RunAsync(Editor.System, former.Key);
        await RefusesAsync(() => content.Publish.RunAsync(Editor.System, page));
        Assert.Contains("court", (await content.RowAsync(page)).PublishedValues!, StringComparison.Ordinal);
        Assert.NotEqual(parent, page);

        async Task RefusesAsync(Func<Task> act) =>
            Assert.Contains("5\u202F000", (await Assert.ThrowsAsync<DocumentInvalidException>(act)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_brings_nothing_online_that_the_back_office_would_refuse_and_what_was_online_stays()
    {
        await using var content = await CreateAsync("Umbraco.TextArea", """{"maxChars":10}""");
        var right = content.Document("limited", null, "Page", new() { ["value"] = "court" });
        Assert.Null((await content.ImportAsync(right)).Reason);

        var wrong = await content.ImportAsync(
            right with { Hash = "autre", Values = new Dictionary<string, string> { ["value"] = "beaucoup trop long" } });

        Assert.Equal(ImportOutcome.Changed, wrong.Outcome);
        Assert.StartsWith("Gardé en brouillon", wrong.Reason, StringComparison.Ordinal);
        var row = await content.RowAsync(right.Key);
        Assert.True(row.Published);
        Assert.Contains("court", row.PublishedValues!, StringComparison.Ordinal);
        Assert.Contains("beaucoup trop long", row.Values, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_commune_that_does_not_exist_is_refused_and_an_old_code_is_not()
    {
        await using var content = await CreateAsync("Umbraco.TextBox", """{"kind":"commune","multiple":true}""",
            "Usine.PropertyEditorUi.Territory");
        Assert.Empty(await CheckAsync(content, "99999"));
        await content.Test.Database.WriteAsync(async db =>
        {
            db.Add(new TerritoryRow
            {
                Kind = TerritoryKind.Commune,
                Code = "95500",
                Name = "Pontoise",
                Slug = "pontoise",
                ValidFrom = DateTime.UnixEpoch
            });
            db.Add(new TerritoryRow
            {
                Kind = TerritoryKind.Departement,
                Code = "95",
                Name = "Val-d’Oise",
                Slug = "95",
                ValidFrom = DateTime.UnixEpoch
            });
            db.Add(new TerritoryAlias { OldCode = "95999", CurrentCode = "95500" });
            await db.SaveChangesAsync();
        });

        Assert.Empty(await CheckAsync(content, "95500,95999"));
        Assert.Contains("99999", Assert.Single(await CheckAsync(content, "95500,99999")).Message, StringComparison.Ordinal);
        // A département is no commune.
        Assert.Contains("95.", Assert.Single(await CheckAsync(content, "95")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_blocks_that_no_layout_places_stops_nobody()
    {
        await using var content = await CreateAsync("Umbraco.BlockList", "{}");
        await content.ImportAsync(new ContentTypeDefinition(Need, "limitedNeed", "Besoin", SchemaKind.ContentType)
        {
            IsElement = true,
            Properties = [new PropertyDefinition(Guid.NewGuid(), "what", "Quoi", DeterministicKey.Of(Guid.Empty, "Texte"),
                "Umbraco.TextBox") { Mandatory = true }],
        });
        var placed = Guid.NewGuid();
        string Value(string layout) =>
            $$"""{"layout":{{layout}},"contentData":[{"key":"{{placed}}","contentTypeKey":"{{Need}}","values":[]}],"settingsData":[]}""";

        Assert.Empty(await CheckAsync(content, Value("""{"Umbraco.BlockList":[]}""")));
        Assert.Equal("what", Assert.Single(await CheckAsync(content, Value($$"""{"Umbraco.BlockList":[{"contentKey":"{{placed}}"}]}""")))
            .Alias);
    }

    private static Task<IReadOnlyList<ValueProblem>> CheckAsync(ContentFixture content, string value) =>
        content.Get<ValidateDocument>()
            .ForNewAsync(Editor.System, "limited", null, "Page", new Dictionary<string, string> { ["value"] = value });

    private static async Task<ContentFixture> CreateAsync(string editor, string configuration, string ui = "Umb.PropertyEditorUi.X")
    {
        var content = await ContentFixture.CreateAsync();
        var type = new DataTypeDefinition(Guid.NewGuid(), "Limité", "Limité", editor, ui, configuration);
        await content.ImportAsync(type, new ContentTypeDefinition(Guid.NewGuid(), "limited", "Page limitée", SchemaKind.ContentType)
        {
            AllowedAtRoot = true,
            Properties = [new PropertyDefinition(Guid.NewGuid(), "value", "Valeur", type.Key, editor)],
        });
        return content;
    }
}
