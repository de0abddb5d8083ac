using System.Text.Json;
using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Content.Schema;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>A data type's configuration: a JSON object where it is stored, a list of settings where it is edited.</summary>
internal static class DataTypeValues
{
    /// <returns>Null when it is no JSON object.</returns>
    public static JsonObject? Read(DataTypeDefinition dataType)
    {
        try
        {
            return ReadableJson.ParseNode(dataType.Configuration.Length > 0 ? dataType.Configuration : "{}") as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IReadOnlyList<DataTypePropertyPresentationModel> ToApi(DataTypeDefinition dataType) =>
        [.. (Read(dataType) ?? []).Select(setting => new DataTypePropertyPresentationModel(setting.Key, setting.Value?.DeepClone()))];
}

internal sealed record DataTypePropertyPresentationModel(string Alias, JsonNode? Value);
