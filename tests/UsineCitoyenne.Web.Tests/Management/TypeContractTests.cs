using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

/// <summary>The answers on types, texts and members have the names that the client reads.</summary>
public sealed class TypeContractTests(SiteFixture fixture) : WebTest(fixture)
{
    private static readonly (string Path, string Part, string Names)[] Contract =
    [
        ("/tree/document-type/root?take=5", "items", "hasChildren id parent? flags name isFolder isElement icon"),
        ("/tree/document-type/root?take=5", "", "total items"),
        ("/tree/document-type/siblings?target={news}&before=1&after=1", "", "totalBefore totalAfter items"),
        ("/tree/document-type/ancestors?descendantId={news}", "[]", "hasChildren id parent? flags name isFolder isElement icon"),
        ("/item/document-type?id={news}", "[]", "id flags name isElement icon? description?"),
        ("/item/document-type/search?query=actualite", "items", "id flags name isElement icon? description?"),
        ("/document-type/{news}", "",
            "alias name description? icon allowedAsRoot variesByCulture variesBySegment collection? isElement properties containers id "
        + "allowedTemplates defaultTemplate? cleanup allowedDocumentTypes compositions"),
        ("/document-type/{news}", "properties",
            "id container? sortOrder alias name description? dataType variesByCulture variesBySegment validation appearance"),
        ("/document-type/{news}", "properties/validation", "mandatory mandatoryMessage? regEx? regExMessage?"),
        ("/document-type/{news}", "properties/appearance", "labelOnTop"),
        ("/document-type/{news}", "containers", "id parent? name? type sortOrder"),
        ("/document-type/{news}", "compositions", "documentType compositionType"),
        ("/document-type/{news}", "cleanup", "preventCleanup keepAllVersionsNewerThanDays? keepLatestVersionPerDayForDays?"),
        ("/document-type/{newsList}", "allowedDocumentTypes", "documentType sortOrder"),
        ("/document-type/allowed-at-root", "items", "id name description? icon?"),
        ("/document-type/{newsList}/allowed-children", "items", "id name description? icon?"),
        ("/document-type/{news}/allowed-parents", "", "allowedParentIds"),
        ("/document-type/configuration", "", "dataTypesCanBeChanged disableTemplates useSegments reservedFieldNames"),
        ("/tree/data-type/root", "items", "hasChildren id parent? flags name isFolder editorUiAlias? isDeletable"),
        ("/item/data-type?id={richText}", "[]", "id flags name editorUiAlias? editorAlias isDeletable"),
        ("/filter/data-type?editorAlias=Umbraco.RichText", "items", "id flags name editorUiAlias? editorAlias isDeletable"),
        ("/data-type/{richText}", "", "name editorAlias editorUiAlias values id isDeletable canIgnoreStartNodes"),
        ("/data-type/{richText}", "values", "alias value?"),
        ("/data-type/{richText}/referenced-by", "items", "$type id name? alias? documentType"),
        ("/data-type/configuration", "", "canBeChanged documentListViewId mediaListViewId"),
        ("/tree/media-type/root", "items", "hasChildren id parent? flags name isFolder icon isDeletable"),
        ("/item/media-type?id={image}", "[]", "id flags name icon?"),
        ("/item/media-type/allowed?fileExtension=png", "items", "id flags name icon?"),
        ("/item/media-type/folders", "items", "id flags name icon?"),
        ("/media-type/{image}", "",
            "alias name description? icon allowedAsRoot variesByCulture variesBySegment collection? isElement properties containers id "
        + "allowedMediaTypes compositions isDeletable aliasCanBeChanged"),
        ("/media-type/{image}", "properties",
            "id container? sortOrder alias name description? dataType variesByCulture variesBySegment validation appearance"),
        ("/media-type/allowed-at-root", "items", "id name description? icon?"),
        ("/media-type/{image}/allowed-parents", "", "allowedParentIds"),
        ("/media-type/configuration", "", "reservedFieldNames"),
        ("/tree/member-type/root", "items", "hasChildren id parent? flags name isFolder icon"),
        ("/item/member-type?id={benevole}", "[]", "id flags name icon?"),
        ("/member-type/{benevole}", "",
            "alias name description? icon allowedAsRoot variesByCulture variesBySegment collection? isElement properties containers id "
        + "compositions"),
        ("/member-type/{benevole}", "properties",
            "id container? sortOrder alias name description? dataType variesByCulture variesBySegment validation appearance isSensitive "
        + "visibility"),
        ("/member-type/{benevole}", "properties/visibility", "memberCanView memberCanEdit"),
        ("/member-type/configuration", "", "reservedFieldNames"),
        ("/tree/template/root", "items", "hasChildren id parent? flags name"),
        ("/item/template?id={template}", "[]", "id flags name alias"),
        ("/template/{template}", "", "name alias content? id masterTemplate?"),
        ("/template/configuration", "", "disabled"),
        ("/language", "items", "name isDefault isMandatory fallbackIsoCode? isoCode"),
        ("/language/fr-FR", "", "name isDefault isMandatory fallbackIsoCode? isoCode"),
        ("/item/language?isoCode=fr-FR", "[]", "name isoCode"),
        ("/item/language/default", "", "name isoCode"),
        ("/culture", "items", "name englishName"),
        ("/tag", "", "total items"),
        ("/oembed/query?url=https://youtu.be/abc", "", "markup"),
        ("/tree/dictionary/root", "items", "hasChildren id parent? flags name"),
        ("/item/dictionary?id={site.name}", "[]", "id flags name"),
        ("/dictionary", "items", "name? id parent? translatedIsoCodes"),
        ("/dictionary/{site.name}", "", "name translations id"),
        ("/dictionary/{site.name}", "translations", "isoCode translation"),
        ("/tree/member-group/root", "items", "hasChildren id parent? flags name"),
        ("/member-group", "items", "name id"),
        ("/item/member-group?id={membres}", "[]", "id flags name"),
        ("/member-group/{membres}", "", "name id"),
        ("/filter/member", "items",
            "values variants id flags email username memberType isApproved isLockedOut isTwoFactorEnabled failedPasswordAttempts "
        + "lastLoginDate? lastLockoutDate? lastPasswordChangeDate? groups kind"),
        ("/filter/member", "items/memberType", "id icon collection?"),
        ("/filter/member", "items/values", "culture? segment? alias value? editorAlias"),
        ("/filter/member", "items/variants", "culture? segment? name createDate updateDate"),
        ("/item/member/search?query=Ourlet", "items", "id flags memberType variants kind"),
        ("/member/{member}", "",
            "values variants id flags email username memberType isApproved isLockedOut isTwoFactorEnabled failedPasswordAttempts "
        + "lastLoginDate? lastLockoutDate? lastPasswordChangeDate? groups kind"),
        ("/member/{member}/referenced-by", "", "total items"),
        ("/member/are-referenced?id={member}", "", "total items"),
        ("/member/configuration", "", ""),
    ];

    [Fact]
    public async Task Each_answer_has_exactly_the_names_of_its_schema()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        await SignUpAsync(visitor, email);
        await ConfirmAsync(visitor, email);
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators,
            UserGroupAliases.SensitiveData);
        var member = (string)(await editor.JsonAsync($"/filter/member?filter={email}"))["items"]![0]!["id"]!;
        var breaches = new List<string>();

        foreach (var (path, part, names) in Contract)
        {
            if (ContractCheck.Breach(await editor.JsonAsync(Filled(path, member)), part, names) is { } breach)
            {
                breaches.Add($"{path} {part}: {breach}");
            }
        }

        Assert.Empty(breaches);
    }

    [Fact]
    public async Task A_form_is_drawn_in_tabs_and_groups_and_its_data_types_tell_their_editor()
    {
        var editor = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");

        var type = await editor.JsonAsync(Filled("/document-type/{news}", ""));

        var containers = type["containers"]!.AsArray().Select(item => item!).ToDictionary(item => (string)item["id"]!);
        Assert.All(containers.Values.Where(item => (string)item["type"]! == "Tab"), tab => Assert.Null(tab["parent"]));
        Assert.All(containers.Values.Where(item => (string)item["type"]! == "Group"), group =>
            Assert.Equal("Tab", (string)containers[(string)group["parent"]!["id"]!]["type"]!));
        Assert.All(type["properties"]!.AsArray(), property =>
            Assert.Equal("Group", (string)containers[(string)property!["container"]!["id"]!]["type"]!));
        foreach (var property in type["properties"]!.AsArray())
        {
            var item = Assert.Single((await editor.JsonAsync($"/item/data-type?id={property!["dataType"]!["id"]}")).AsArray())!;
            Assert.StartsWith("Umbraco.", (string)item["editorAlias"]!, StringComparison.Ordinal);
        }
        foreach (var (extension, media) in new[] { ("JPG", "{image}"), ("dxf", "{file}") })
        {
            var taker = Assert.Single((await editor.JsonAsync($"/item/media-type/allowed?fileExtension={extension}"))["items"]!.AsArray())!;
            Assert.Equal(Filled(media, ""), (string)taker["id"]!);
        }
    }

    [Fact]
    public async Task Types_are_changed_in_their_files_only()
    {
        var administrator = await BackofficeClient.SignInAsync(Site, NewAddress(), UserGroupAliases.Administrators);
        foreach (var path in new[] { "/document-type/{news}", "/data-type/{richText}", "/media-type/{image}", "/member-type/{benevole}",
            "/template/{template}" })
        {
            Assert.InRange((await administrator.DeleteAsync(Filled(path, ""))).Status, 404, 405);
            Assert.Equal(200, (await administrator.GetAsync(Filled(path, ""))).Status);
        }
    }

    private string Filled(string path, string member)
    {
        var schema = Site.Get<SiteContent>().Current.Schema;
        string Key(SchemaKind kind, string alias) =>
            schema.TryGet<SchemaDefinition>(kind, alias, out var found) ? found.Key.ToString() : throw new ArgumentException(alias);
        return path
            .Replace("{news}", Key(SchemaKind.ContentType, "news"), StringComparison.Ordinal)
            .Replace("{newsList}", Key(SchemaKind.ContentType, "newsList"), StringComparison.Ordinal)
            .Replace("{richText}", schema.All<DataTypeDefinition>(SchemaKind.DataType).First(type => type.EditorAlias == "Umbraco.RichText")
                .Key.ToString(), StringComparison.Ordinal)
            .Replace("{image}", Key(SchemaKind.MediaType, "Image"), StringComparison.Ordinal)
            .Replace("{file}", Key(SchemaKind.MediaType, "File"), StringComparison.Ordinal)
            .Replace("{benevole}", Key(SchemaKind.MemberType, "benevole"), StringComparison.Ordinal)
            .Replace("{template}", Key(SchemaKind.Template, "news"), StringComparison.Ordinal)
            .Replace("{site.name}", Key(SchemaKind.Dictionary, "site.name"), StringComparison.Ordinal)
            .Replace("{membres}", MemberGroup.Members.Key.ToString(), StringComparison.Ordinal)
            .Replace("{member}", member, StringComparison.Ordinal);
    }
}
