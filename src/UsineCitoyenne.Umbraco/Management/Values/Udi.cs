namespace UsineCitoyenne.Umbraco.Management.Values;

/// <summary>Umbraco's identifiers in stored values: <c>umb://document/0123…</c>.</summary>
internal static class Udi
{
    public static string Of(string type, Guid key) => $"umb://{type}/{key:N}";

    /// <returns>Type and key; null when the text is not one.</returns>
    public static (string Type, Guid Key)? Read(string? text) =>
        text is not null && text.StartsWith("umb://", StringComparison.Ordinal)
        && text["umb://".Length..].Split('/') is [var type, var last] && Guid.TryParse(last, out var key)
            ? (type, key)
            : null;
}
