using System.Text.Json;
using UsineCitoyenne.Core.Content.Published;

namespace UsineCitoyenne.Core.Content.Validation;

/// <summary>Which blocks a block value places.</summary>
internal static class BlockLayout
{
    /// <summary>Null when the value has no layout.</summary>
    public static HashSet<Guid>? KeysIn(JsonElement blocks)
    {
        if (!blocks.TryGetProperty("layout", out var layout) || layout.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        var keys = new HashSet<Guid>();
        Collect(layout, keys);
        return keys;
    }

    public static Guid KeyOf(JsonElement element) => element.KeyOf("key") is var key && key != Guid.Empty ? key : element.KeyOf("udi");

    // Areas of a block grid lie inside their block: whatever names a block, at any depth.
    private static void Collect(JsonElement item, HashSet<Guid> keys)
    {
        if (item.ValueKind == JsonValueKind.Array)
        {
            foreach (var inner in item.EnumerateArray())
            {
                Collect(inner, keys);
            }
        }
        else if (item.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in item.EnumerateObject())
            {
                if (member.Value.ValueKind != JsonValueKind.String)
                {
                    Collect(member.Value, keys);
                }
                else if (member.Name is "contentKey" or "settingsKey" or "contentUdi" or "settingsUdi")
                {
                    keys.Add(StoredJson.KeyIn(member.Value.GetString()));
                }
            }
        }
    }
}
