using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Content.Reading;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Umbraco.Management.Values;

namespace UsineCitoyenne.Umbraco.Management.Documents;

/// <summary>Documents as Core knows them, into the contract's shapes and back.</summary>
internal sealed class DocumentMapper(SiteContent site, TerritoryDirectory territories)
{
    private ContentSchema Schema => site.Current.Schema;

    public DocumentResponseModel Detail(DocumentDetail document) => new(
        Values(document.Node.ContentTypeKey, document.Values),
        [Variant(document.Node, document)],
        document.Node.Key, [], Type(document.Node), ReferenceByIdModel.Of(document.Template), document.Node.IsTrashed);

    public DocumentTreeItemResponseModel TreeItem(DocumentNode node) => new(
        node.HasChildren, node.Key, ReferenceByIdModel.Of(node.Parent), [], node.NoAccess, node.IsTrashed, node.CreateDate,
        node.IsProtected,
        Ancestors(node), Type(node), [VariantItem(node)]);

    public DocumentItemResponseModel Item(DocumentNode node) => new(
        node.Key, [], node.IsTrashed, node.IsProtected, ReferenceByIdModel.Of(node.Parent), node.HasChildren, Type(node),
        [VariantItem(node)]);

    public DocumentRecycleBinItemResponseModel BinItem(DocumentNode node) => new(
        node.Key, node.CreateDate, node.HasChildren, ReferenceByIdModel.Of(node.Parent), Type(node), [VariantItem(node)]);

    public DocumentCollectionResponseModel CollectionItem(CollectionItem item) => new(
        Values(item.Node.ContentTypeKey, item.Values), [Variant(item.Node, null)], item.Node.Key, [], item.CreatedBy, item.Node.SortOrder,
        new DocumentTypeCollectionReferenceResponseModel(item.Node.ContentTypeKey, item.Node.ContentType, Type(item.Node)
            .Icon, Type(item.Node).Collection),
        item.Node.IsTrashed, item.Node.IsProtected, Ancestors(item.Node), item.UpdatedBy);

    public DocumentTypeReferenceResponseModel Type(DocumentNode node) => Type(node.ContentTypeKey);

    public DocumentTypeReferenceResponseModel Type(Guid contentType) =>
        Schema.TryGet<ContentTypeDefinition>(contentType, out var type)
            ? new DocumentTypeReferenceResponseModel(type.Key, type.Icon, ReferenceByIdModel.Of(type.ListView))
            : new DocumentTypeReferenceResponseModel(contentType, "icon-document", null);

    /// <summary>Of a text that is no document: a former version, a model.</summary>
    public static DocumentVariantResponseModel Draft(Guid key, string name, DateTime created, DateTime updated) =>
        new(null, null, name, created, updated, nameof(DocumentState.Draft), null, null, null, key, []);

    /// <summary>Every property of the type that has a value, each with its editor: without it the client drops edits.</summary>
    public IReadOnlyList<DocumentValueResponseModel> Values(Guid contentType, IReadOnlyDictionary<string, string> stored) =>
        !Schema.TryGet<ContentTypeDefinition>(contentType, out var type) ? [] :
        [
            .. Schema.PropertiesOf(type).Where(property => stored.ContainsKey(property.Alias)).Select(property =>
            {
                var editor = Schema.EditorOf(property);
                return new DocumentValueResponseModel(null, null, property.Alias,
                    PropertyValues.ToApi(editor, stored[property.Alias], IconOf), editor);
            }),
        ];

    /// <summary>An absent value is a deletion. A property that the type does not have is refused by Core.</summary>
    public Dictionary<string, string> ToStored(Guid contentType, IReadOnlyList<DocumentValueModel> values)
    {
        var editors = Schema.TryGet<ContentTypeDefinition>(contentType, out var type)
            ? Schema.PropertiesOf(type).ToDictionary(property => property.Alias, Schema.EditorOf, StringComparer.OrdinalIgnoreCase)
            : [];
        var stored = new Dictionary<string, string>();
        foreach (var value in values)
        {
            if (PropertyValues.ToStored(editors.GetValueOrDefault(value.Alias, ""), value.Value) is { } text)
            {
                stored[value.Alias] = text;
            }
        }
        return stored;
    }

    /// <summary>Alias of a type by its key; empty when there is none, which Core refuses with its reason.</summary>
    public string AliasOf(Guid contentType) => Schema.TryGet<ContentTypeDefinition>(contentType, out var type) ? type.Alias : "";

    // As the tree draws it; of what is not online the usual one.
    private string IconOf(string type, Guid key)
    {
        var snapshot = site.Current;
        var alias = type == "media" ? snapshot.Media(key)?.MediaType : snapshot.ByKey(key)?.ContentType;
        return Schema.TryGet<ContentTypeDefinition>(type == "media" ? SchemaKind.MediaType
            : SchemaKind.ContentType, alias ?? "", out var found) && found.Icon.Length > 0
            ? found.Icon
            : type == "media" ? "icon-picture" : "icon-document";
    }

    private static DocumentVariantResponseModel Variant(DocumentNode node, DocumentDetail? detail) => new(
        null, null, node.Name, node.CreateDate, node.UpdateDate, State(node), detail?.PublishedAt, detail?.PublishAt, detail?.UnpublishAt,
        node.Key, []);

    /// <summary>What lists call a page: the home of a département by its name rather than by its address, « agirlocal95 ».</summary>
    public string Shown(string contentType, string name) =>
        contentType == DocumentTypes.DepartementHome ? territories.Current.DepartementBySite(name)?.Name ?? name : name;

    private DocumentVariantItemResponseModel VariantItem(DocumentNode node) =>
        new(Shown(node.ContentType, node.Name), null, node.Key, [], State(node));

    private static string State(DocumentNode node) => node.IsTrashed ? "Trashed" : node.State.ToString();

    private static IReadOnlyList<ReferenceByIdModel> Ancestors(DocumentNode node) =>
        [.. node.Ancestors.Select(key => new ReferenceByIdModel(key))];
}
