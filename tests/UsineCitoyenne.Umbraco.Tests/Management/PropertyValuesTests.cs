using System.Text.Json.Nodes;
using UsineCitoyenne.Umbraco.Management.Values;

namespace UsineCitoyenne.Umbraco.Tests.Management;

public sealed class PropertyValuesTests
{
    private const string Node = "0f3cf9e1a2b34c5d8e7f60718293a4b5";
    private const string Id = "0f3cf9e1-a2b3-4c5d-8e7f-60718293a4b5";

    [Theory]
    [InlineData("Umbraco.TextBox", "Élan", "\"Élan\"")]
    [InlineData("Umbraco.TextBox", "[pas du JSON]", "\"[pas du JSON]\"")]
    [InlineData("Umbraco.TrueFalse", "1", "true")]
    [InlineData("Umbraco.TrueFalse", "0", "false")]
    [InlineData("Umbraco.Integer", "60", "60")]
    [InlineData("Umbraco.Decimal", "2.5", "2.5")]
    [InlineData("Umbraco.DateTime", "2026-11-21 00:00:00", "\"2026-11-21 00:00:00\"")]
    [InlineData("Umbraco.DropDown.Flexible", "[\"Facile\"]", "[\"Facile\"]")]
    [InlineData("Umbraco.RadioButtonList", "Facile", "\"Facile\"")]
    [InlineData("Umbraco.MultipleTextstring", "Fil\nAiguille", "[\"Fil\",\"Aiguille\"]")]
    [InlineData("Umbraco.Tags", "[\"couture\",\"kit\"]", "[\"couture\",\"kit\"]")]
    [InlineData("Umbraco.ContentPicker", "umb://document/" + Node, "\"" + Id + "\"")]
    [InlineData("Umbraco.MultiNodeTreePicker", "umb://document/" + Node + ",umb://media/" + Node, "[{\"type\":\"document\",\"unique\":\""
        + Id + "\"},{\"type\":\"media\",\"unique\":\"" + Id + "\"}]")]
    [InlineData("Umbraco.UploadField", "/media/a/plan.pdf", "{\"src\":\"/media/a/plan.pdf\"}")]
    [InlineData("Umbraco.ColorPicker", "{\"label\":\"Bleu\",\"value\":\"#234d84\"}", "{\"label\":\"Bleu\",\"value\":\"#234d84\"}")]
    [InlineData("Autre.Editeur", "ce que l’on veut", "\"ce que l’on veut\"")]
    public void A_value_is_edited_as_JSON_and_stored_as_it_was(string editor, string stored, string json)
    {
        var api = PropertyValues.ToApi(editor, stored);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), api), api?.ToJsonString());
        Assert.Equal(stored, PropertyValues.ToStored(editor, JsonNode.Parse(api!.ToJsonString())));
    }

    [Theory]
    [InlineData("Umbraco.TextBox", "\"\"")]
    [InlineData("Umbraco.TextBox", "null")]
    [InlineData("Umbraco.MediaPicker3", "[]")]
    public void No_value_is_stored_as_none(string editor, string json) =>
        Assert.Null(PropertyValues.ToStored(editor, JsonNode.Parse(json)));

    [Fact]
    public void A_link_to_a_page_is_stored_by_its_identifier()
    {
        const string stored =
            """[{"name":"Nos appels","url":null,"target":null,"udi":"umb://document/0f3cf9e1a2b34c5d8e7f60718293a4b5","queryString":"#encore"}]""";

        var api = PropertyValues.ToApi("Umbraco.MultiUrlPicker", stored)!;

        Assert.Equal("document", (string)api[0]!["type"]!);
        Assert.Equal(Id, (string)api[0]!["unique"]!);
        Assert.Equal(stored, PropertyValues.ToStored("Umbraco.MultiUrlPicker", api));
    }

    [Fact]
    public void A_link_has_the_icon_of_what_it_leads_to_in_a_block_too()
    {
        const string links =
            """[{"name":"Page","udi":"umb://document/0f3cf9e1a2b34c5d8e7f60718293a4b5"},{"name":"Ailleurs","url":"https://exemple.org"}]""";
        static string IconOf(string type, Guid key) => $"icon-{type}";

        var api = PropertyValues.ToApi("Umbraco.MultiUrlPicker", links, IconOf)!;
        Assert.Equal(["icon-document", "icon-link"], api.AsArray().Select(link => (string)link!["icon"]!));
        var block = new JsonObject
        {
            ["contentData"] = new JsonArray(new JsonObject
            {
                ["values"] = new JsonArray(
                    new JsonObject { ["alias"] = "l", ["editorAlias"] = "Umbraco.MultiUrlPicker", ["value"] = JsonNode.Parse(links) }),
            }),
        };
        var inside = PropertyValues.ToApi("Umbraco.BlockList", block.ToJsonString(), IconOf)!;
        Assert.Equal("icon-document", (string)inside["contentData"]![0]!["values"]![0]!["value"]![0]!["icon"]!);
    }

    [Fact]
    public void A_focal_point_at_the_centre_is_none()
    {
        var centre = PropertyValues.ToApi("Umbraco.ImageCropper", """{"src":"/a.jpg","focalPoint":{"left":0.5,"top":0.5}}""")!.AsObject();
        Assert.True(centre.ContainsKey("focalPoint"));
        Assert.Null(centre["focalPoint"]);
        Assert.Equal(0.2, (double)PropertyValues.ToApi("Umbraco.ImageCropper", """{"src":"/a.jpg","focalPoint":{"left":0.2,"top":0.5}}""")![
            "focalPoint"]!["left"]!);
    }

    [Fact]
    public void A_rich_text_sent_bare_in_a_block_is_read_as_markup()
    {
        var sent = JsonNode.Parse("""{"contentData":[{"values":[{"alias":"t","editorAlias":"Umbraco.RichText","value":"<p>Nu</p>"}]}]}""");
        var read = PropertyValues.ToApi("Umbraco.BlockList", PropertyValues.ToStored("Umbraco.BlockList", sent))!;
        Assert.Equal("<p>Nu</p>", (string)read["contentData"]![0]!["values"]![0]!["value"]!["markup"]!);
    }

    [Fact]
    public void Values_inside_blocks_follow_their_own_editors()
    {
        const string stored = """
            {"layout":{"Umbraco.BlockList":[{"contentKey":"a","settingsKey":null}]},"contentData":[{"contentTypeKey":"b","key":"a","values":[{"alias":"optional","editorAlias":"Umbraco.TrueFalse","culture":null,"segment":null,"value":"1"},{"alias":"supplies","editorAlias":"Umbraco.MultipleTextstring","culture":null,"segment":null,"value":"Fil\nTissu"}]}],"settingsData":[],"expose":[]}
            """;

        var api = PropertyValues.ToApi("Umbraco.BlockList", stored)!;

        var values = api["contentData"]![0]!["values"]!;
        Assert.True((bool)values[0]!["value"]!);
        Assert.Equal("Tissu", (string)values[1]!["value"]![1]!);
        Assert.Equal(stored.Trim(), PropertyValues.ToStored("Umbraco.BlockList", api));
    }

    [Fact]
    public void Rich_text_always_has_its_two_parts() =>
        Assert.Equal(["markup", "blocks"], PropertyValues.ToApi("Umbraco.RichText", "<p>Bonjour</p>")!.AsObject().Select(part => part.Key));
}
