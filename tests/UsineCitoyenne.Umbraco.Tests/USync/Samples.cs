namespace UsineCitoyenne.Umbraco.Tests.USync;

/// <summary>The smallest files of each kind.</summary>
internal static class Samples
{
    public const string TextKey = "0cc0eba1-9960-42c9-bf9b-60e150b429ae";
    public const string RichKey = "ca90c950-0aff-4e72-b976-a30b1ac57dad";
    public const string SeoKey = "7e45b363-f48e-5162-947d-ef1f7bb75c62";
    public const string HomeTypeKey = "11111111-d080-5d38-bc8b-aba82d2e7515";
    public const string HomeKey = "b2ec47cb-6f06-5600-a5e2-41edc598ab8f";
    public const string PageKey = "1dc3a109-ecea-59e2-a079-de0a44a9ac12";
    public const string PictureKey = "6336354d-1f9f-5a45-96f7-1f3eade41c00";

    public static void WriteAll(USyncFixture fixture)
    {
        fixture.Write("Languages/fr-fr.config",
            "<Language Key=\"578ffb66-4a1b-5b3b-b0ac-c41e8d15aa52\" Alias=\"fr-FR\" "
            + "Level=\"0\"><Name>Français</Name><IsoCode>fr-FR</IsoCode>"
            + "<IsMandatory>true</IsMandatory><IsDefault>true</IsDefault></Language>");
        fixture.Write("DataTypes/texte.config", DataType(TextKey, "Texte", "Umbraco.TextBox"));
        fixture.Write("DataTypes/texte-riche.config", DataType(RichKey, "Texte riche", "Umbraco.RichText"));
        // « a- » comes before the composition that it needs.
        fixture.Write("ContentTypes/a-home.config", ContentType(HomeTypeKey, "home", SeoKey, Property("body", RichKey)));
        fixture.Write("ContentTypes/seo.config", ContentType(SeoKey, "seo", null, Property("seoTitle", TextKey)));
        fixture.Write("MediaTypes/image.config",
            "<MediaType Key=\"cc07b313-0843-4aa8-bbda-871c8da728c8\" Alias=\"Image\" "
            + "Level=\"1\"><Info><Name>Image</Name></Info></MediaType>");
        fixture.Write("MemberTypes/benevole.config",
            "<MemberType Key=\"5c2aee46-61f5-5bce-a398-0c520524c248\" Alias=\"benevole\" "
            + "Level=\"1\"><Info><Name>Bénévole</Name></Info><GenericProperties>"
            + Property("phone", TextKey, "<IsSensitive>true</IsSensitive>") + "</GenericProperties></MemberType>");
        fixture.Write("Templates/home.config",
            "<Template Key=\"29e93c7b-43ff-5733-8009-d322ac3d20c0\" Alias=\"home\" Level=\"1\"><Name>Accueil</Name></Template>");
        fixture.Write("Dictionary/site.name.config",
            "<Dictionary Key=\"22bf6308-228f-50d6-a02e-233ea60e798e\" Alias=\"site.name\" Level=\"0\"><Info /><Translations>"
            + "<Translation Language=\"fr-FR\">Usine citoyenne</Translation></Translations></Dictionary>");
        fixture.Write("../media/fil/fil.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" />");
        fixture.Write("Media/fil.config", Media("/media/fil/fil.svg"));
        fixture.Write("Content/a-page.config", Content(PageKey, HomeKey, "Comment ça marche", "<p>Page</p>"));
        fixture.Write("Content/home.config", Content(HomeKey, null, "Usine citoyenne", "<p>Accueil<script>x</script></p>"));
    }

    public static string DataType(string key, string name, string editor) =>
        $"<DataType Key=\"{key}\" Alias=\"{name}\" Level=\"1\"><Info><Name>{name}</Name><EditorAlias>{editor}</EditorAlias>"
        + "<EditorUIAlias>Umb.PropertyEditorUi.Test</EditorUIAlias></Info><Config><![CDATA[{}]]></Config></DataType>";

    public static string ContentType(string key, string alias, string? composition, string properties) =>
        $"<ContentType Key=\"{key}\" Alias=\"{alias}\" Level=\"1\"><Info><Name>{alias}</Name><Inconnu>gardé</Inconnu><Compositions>"
        + (composition is null ? "" : $"<Composition Key=\"{composition}\">seo</Composition>")
        + $"</Compositions></Info><Structure><ContentType Key=\"{key}\" "
        + $"SortOrder=\"0\">{alias}</ContentType></Structure><GenericProperties>{properties}</GenericProperties></ContentType>";

    public static string Property(string alias, string dataType, string more = "") =>
        $"<GenericProperty><Key>{Guid.NewGuid()}</Key><Name>{alias}</Name><Alias>{alias}</Alias><Definition>{dataType}</Definition>"
        + $"<Type>Umbraco.TextBox</Type>{more}</GenericProperty>";

    public static string Content(string key, string? parent, string name, string markup, string type = "home", bool published = true) =>
        $"<Content Key=\"{key}\" Alias=\"{name}\" Level=\"1\"><Info><Parent Key=\"{parent ?? Guid.Empty.ToString()}\" "
        + "/><Trashed>false</Trashed>"
        + $"<ContentType>{type}</ContentType><CreateDate>2026-11-21T08:00:00</CreateDate><NodeName Default=\"{name}\" "
        + "/><SortOrder>0</SortOrder>"
        + $"<Published Default=\"{published}\" /><Schedule /><Inconnu Motif=\"essai\" /></Info>"
        + $"<Properties><body><Value><![CDATA[{{\"markup\":\"{markup}\",\"blocks\":{{}}}}]]></Value></body></Properties></Content>";

    public static string Media(string source) =>
        $"<Media Key=\"{PictureKey}\" Alias=\"Du fil\" Level=\"1\"><Info><Parent Key=\"{Guid.Empty}\" /><ContentType>Image</ContentType>"
        + $"<NodeName Default=\"Du fil\" "
        + $"/></Info><Properties><umbracoFile><Value><![CDATA[{{\"src\":\"{source}\"}}]]></Value></umbracoFile>"
        + "<umbracoWidth><Value>640</Value></umbracoWidth></Properties></Media>";
}
