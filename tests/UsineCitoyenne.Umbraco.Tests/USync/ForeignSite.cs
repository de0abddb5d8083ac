namespace UsineCitoyenne.Umbraco.Tests.USync;

/// <summary>Files of a site that shares nothing with this one: two languages, tabs, a block grid, segments, schedules.</summary>
internal static class ForeignSite
{
    public const string Grid =
        """{"layout":{"Umbraco.BlockGrid":[{"columnSpan":12,"rowSpan":1,"areas":[],"contentKey":"3b7a6a60-1111-4222-8333-444455556666"}]},"contentData":[{"contentTypeKey":"6f9b9c1e-7a3c-4f39-8f0b-0d4a34b3a001","key":"3b7a6a60-1111-4222-8333-444455556666","values":[{"alias":"title","editorAlias":"Umbraco.TextBox","culture":null,"segment":null,"value":"Hero"}]}],"settingsData":[],"expose":[{"contentKey":"3b7a6a60-1111-4222-8333-444455556666","culture":null,"segment":null}]}""";

    private const string TextKey = "0cc0eba1-9960-42c9-bf9b-60e150b429ae";

    public static Guid HomeKey { get; } = new("91c2f2a4-7f0e-4b70-a1b5-5c1c31bd1001");

    public static Guid PhotoKey { get; } = new("91c2f2a4-7f0e-4b70-a1b5-5c1c31bd1002");

    public static void WriteAll(USyncFixture usync)
    {
        usync.Write("usync.config", File("<uSync version=\"17.0.2.0\" format=\"10.7.0\" />"));
        Types(usync);
        Items(usync);
        usync.Write("../media/k2lj0yfq/photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0]);
        usync.Write("RelationTypes/relatedocumentoncopy.config", File("""
            <RelationType Key="4cbeb612-e689-3563-b755-bf3ede295433" Alias="relateDocumentOnCopy">
              <Info>
                <Name>Relate Document On Copy</Name>
                <ParentType>c66ba18e-eaf3-4cff-8a22-41b16d66a972</ParentType>
                <Bidirectional>true</Bidirectional>
              </Info>
            </RelationType>
            """));
        usync.Write("Macros/galerie.config",
            File("<Macro Key=\"0a0a0a0a-0000-4000-8000-00000000000a\" Alias=\"galerie\" Level=\"0\"><Name>Galerie</Name></Macro>"));
        usync.Write("DataTypes/broken.config", "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<DataType>\r\n  <Info></DataType>");
        usync.Write("Content/renamed.config",
            File("<Empty Key=\"0b0b0b0b-0000-4000-8000-00000000000b\" Alias=\"old\" Change=\"Rename\" />"));
        usync.Write("Content/removed.config",
            File("<Empty Key=\"0c0c0c0c-0000-4000-8000-00000000000c\" Alias=\"removed\" Change=\"Delete\" />"));
    }

    // As Windows writes them.
    private static string File(string xml) => $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{xml}".ReplaceLineEndings("\r\n");

    private static void Types(USyncFixture usync)
    {
        usync.Write("Languages/en-us.config",
            Language("6d3b5a7e-0000-4000-8000-000000000001", "en-US", "English (United States)", isDefault: false));
        usync.Write("Languages/fr-fr.config",
            Language("6d3b5a7e-0000-4000-8000-000000000002", "fr-FR", "French (France)", isDefault: true));
        usync.Write("DataTypes/textstring.config", DataType(
            "0cc0eba1-9960-42c9-bf9b-60e150b429ae", "Textstring", "Umbraco.TextBox", "Umb.PropertyEditorUi.TextBox", "{}"));
        usync.Write("DataTypes/colour-wheel.config", DataType(
            "6d3b5a7e-0000-4000-8000-000000000003", "Colour wheel", "Contoso.Colour", "Contoso.ColourWheel", "{}"));
        usync.Write("DataTypes/page-grid.config", DataType("6d3b5a7e-0000-4000-8000-000000000004", "Page grid", "Umbraco.BlockGrid", "Umb.PropertyEditorUi.BlockGrid", """
            {
              "blocks": [
                {
                  "contentElementTypeKey": "6f9b9c1e-7a3c-4f39-8f0b-0d4a34b3a001",
                  "allowAtRoot": true,
                  "areaGridColumns": 12,
                  "areas": []
                }
              ],
              "gridColumns": 12
            }
            """));
        usync.Write("Templates/landingpage.config", File("""
            <Template Key="6d3b5a7e-0000-4000-8000-000000000005" Alias="landingPage" Level="2">
              <Name>Landing page</Name>
              <Parent>master</Parent>
              <Contents><![CDATA[@inherits Umbraco.Cms.Web.Common.Views.UmbracoViewPage
            @{ Layout = "master.cshtml"; }]]></Contents>
            </Template>
            """));
        usync.Write("ContentTypes/heroblock.config", Type("6f9b9c1e-7a3c-4f39-8f0b-0d4a34b3a001", "heroBlock", isElement: true, "",
            Property("title", TextKey, "hero", "Nothing"), Tab("hero", "Group")));
        usync.Write("ContentTypes/seo.config", Type("6f9b9c1e-7a3c-4f39-8f0b-0d4a34b3a002", "seo", isElement: false, "",
            Property("metaTitle", TextKey, "seo", "Culture"), Tab("seo", "Tab")));
        // The composition sorts after what needs it.
        usync.Write("ContentTypes/landingpage.config", Type(
            "6f9b9c1e-7a3c-4f39-8f0b-0d4a34b3a003", "landingPage", isElement: false,
            "<Composition Key=\"6f9b9c1e-7a3c-4f39-8f0b-0d4a34b3a002\">seo</Composition>",
            Property("headline", TextKey, "content/hero", "Culture")
                + Property("grid", "6d3b5a7e-0000-4000-8000-000000000004", "content", "Nothing", 1),
            Tab("content", "Tab") + Tab("content/hero", "Group") + Tab("seo", "Tab")));
        usync.Write("MediaTypes/image.config", File("""
            <MediaType Key="cc07b313-0843-4aa8-bbda-871c8da728c8" Alias="Image" Level="1">
              <Info>
                <Name>Image</Name>
                <Icon>icon-picture</Icon>
                <AllowAtRoot>True</AllowAtRoot>
              </Info>
              <Structure />
              <GenericProperties />
              <Tabs />
            </MediaType>
            """));
        usync.Write("MemberTypes/customer.config", Type(
            "6f9b9c1e-7a3c-4f39-8f0b-0d4a34b3a004", "customer", isElement: false, "",
            Property("iban", TextKey, "", "Nothing")
                .Replace("</Mandatory>", "</Mandatory><CanEdit>true</CanEdit><CanView>true</CanView><IsSensitive>true</IsSensitive>"), "")
            .Replace("<ContentType ", "<MemberType ").Replace("</ContentType>", "</MemberType>"));
    }

    private static void Items(USyncFixture usync)
    {
        usync.Write("Dictionary/buttons.config",
            File("<Dictionary Key=\"6d3b5a7e-0000-4000-8000-000000000006\" Alias=\"buttons\" Level=\"0\">\n  <Info />\n  <Translations "
            + "/>\n</Dictionary>"));
        usync.Write("Dictionary/buttons.more.config", File("""
            <Dictionary Key="6d3b5a7e-0000-4000-8000-000000000007" Alias="buttons.more" Level="1">
              <Info>
                <Parent>buttons</Parent>
              </Info>
              <Translations>
                <Translation Language="en-US">Read more</Translation>
                <Translation Language="fr-FR">Lire la suite</Translation>
              </Translations>
            </Dictionary>
            """));
        usync.Write("Media/photo.config", File($$"""
            <Media Key="{{PhotoKey}}" Alias="Photo" Level="1">
              <Info>
                <Parent Key="00000000-0000-0000-0000-000000000000" />
                <Path>/Photo</Path>
                <Trashed>false</Trashed>
                <ContentType>Image</ContentType>
                <CreateDate>2025-03-04T10:11:12</CreateDate>
                <NodeName Default="Photo" />
                <SortOrder>0</SortOrder>
              </Info>
              <Properties>
                <umbracoFile>
                  <Value><![CDATA[{
              "src": "/media/k2lj0yfq/photo.jpg",
              "crops": [ { "alias": "thumb", "width": 100, "height": 100, "coordinates": { "x1": 0.1, "y1": 0, "x2": 0.2, "y2": 0 } } ],
              "focalPoint": { "left": 0.25, "top": 0.5 }
            }]]></Value>
                </umbracoFile>
              </Properties>
            </Media>
            """));
        usync.Write("Content/home.config", File($$"""
            <Content Key="{{HomeKey}}" Alias="Home" Level="1">
              <Info>
                <Parent Key="00000000-0000-0000-0000-000000000000" />
                <Path>/Home</Path>
                <Trashed>false</Trashed>
                <ContentType>landingPage</ContentType>
                <CreateDate>2025-03-04T10:11:12</CreateDate>
                <NodeName Default="Home">
                  <Name Culture="en-US">Home</Name>
                  <Name Culture="fr-FR">Accueil</Name>
                </NodeName>
                <SortOrder>0</SortOrder>
                <Published Default="true">
                  <Published Culture="en-US">false</Published>
                  <Published Culture="fr-FR">true</Published>
                </Published>
                <Schedule>
                  <ContentSchedule Key="0e0e0e0e-0000-4000-8000-00000000000e">
                    <Culture>en-US</Culture>
                    <Action>Release</Action>
                    <Date>2027-01-01T08:00:00</Date>
                  </ContentSchedule>
                </Schedule>
                <Template Key="6d3b5a7e-0000-4000-8000-000000000005">landingPage</Template>
              </Info>
              <Properties>
                <grid>
                  <Value><![CDATA[{{Grid}}]]></Value>
                </grid>
                <headline>
                  <Value Culture="en-US"><![CDATA[Hello]]></Value>
                  <Value Culture="fr-FR"><![CDATA[Bonjour]]></Value>
                  <Value Culture="fr-FR" Segment="club"><![CDATA[Bonjour le club]]></Value>
                </headline>
              </Properties>
            </Content>
            """));
        usync.Write("Content/orphan.config", File("""
            <Content Key="0f0f0f0f-0000-4000-8000-00000000000f" Alias="Orphan" Level="2">
              <Info>
                <Parent Key="0d0d0d0d-0000-4000-8000-00000000000d">Gone</Parent>
                <ContentType>landingPage</ContentType>
                <NodeName Default="Orphan" />
              </Info>
              <Properties />
            </Content>
            """));
        usync.Write("Domains/www.example.org_en-us.config", File($"""
            <Domain Key="6d3b5a7e-0000-4000-8000-000000000008" Alias="www.example.org">
              <Info>
                <IsWildcard>false</IsWildcard>
                <Language>en-US</Language>
                <Root Key="{HomeKey}">/Home</Root>
                <SortOrder>0</SortOrder>
              </Info>
            </Domain>
            """));
    }

    private static string Language(string key, string code, string name, bool isDefault) => File($"""
        <Language Key="{key}" Alias="{code}" Level="0">
          <Name>{name}</Name>
          <IsoCode>{code}</IsoCode>
          <IsMandatory>false</IsMandatory>
          <IsDefault>{(isDefault ? "true" : "false")}</IsDefault>
          <Fallback></Fallback>
        </Language>
        """);

    private static string DataType(string key, string name, string editor, string ui, string config) => File($"""
        <DataType Key="{key}" Alias="{name}" Level="2">
          <Info>
            <Name>{name}</Name>
            <EditorAlias>{editor}</EditorAlias>
            <EditorUIAlias>{ui}</EditorUIAlias>
            <Folder>Website</Folder>
          </Info>
          <Config><![CDATA[{config}]]></Config>
        </DataType>
        """);

    private static string Type(string key, string alias, bool isElement, string compositions, string properties, string tabs) => File($"""
        <ContentType Key="{key}" Alias="{alias}" Level="1">
          <Info>
            <Name>{alias}</Name>
            <Icon>icon-document</Icon>
            <Thumbnail>folder.png</Thumbnail>
            <Description></Description>
            <AllowAtRoot>True</AllowAtRoot>
            <ListView>00000000-0000-0000-0000-000000000000</ListView>
            <Variations>Culture</Variations>
            <IsElement>{(isElement ? "true" : "false")}</IsElement>
            <HistoryCleanup>
              <PreventCleanup>False</PreventCleanup>
              <KeepAllVersionsNewerThanDays></KeepAllVersionsNewerThanDays>
              <KeepLatestVersionPerDayForDays></KeepLatestVersionPerDayForDays>
            </HistoryCleanup>
            <Folder>Pages</Folder>
            <Compositions>{compositions}</Compositions>
            <DefaultTemplate></DefaultTemplate>
            <AllowedTemplates />
          </Info>
          <Structure />
          <GenericProperties>{properties}</GenericProperties>
          <Tabs>{tabs}</Tabs>
        </ContentType>
        """);

    private static string Property(string alias, string dataType, string tab, string variations, int order = 0) => $"""
        <GenericProperty>
              <Key>{Guid.NewGuid()}</Key>
              <Name>{alias}</Name>
              <Alias>{alias}</Alias>
              <Definition>{dataType}</Definition>
              <Type>Umbraco.TextBox</Type>
              <Mandatory>false</Mandatory>
              <Validation></Validation>
              <Description><![CDATA[]]></Description>
              <SortOrder>{order}</SortOrder>
              <Tab Alias="{tab}">{tab}</Tab>
              <Variations>{variations}</Variations>
              <MandatoryMessage></MandatoryMessage>
              <ValidationRegExpMessage></ValidationRegExpMessage>
              <LabelOnTop>false</LabelOnTop>
              <ContosoHint n="1">gardé</ContosoHint>
            </GenericProperty>
        """;

    private static string Tab(string alias, string type) =>
        $"<Tab><Key>{Guid.NewGuid()}</Key><Caption>{alias}</Caption><Alias>{alias}</Alias>"
        + $"<Type>{type}</Type><SortOrder>0</SortOrder></Tab>";
}
