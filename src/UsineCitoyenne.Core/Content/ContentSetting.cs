namespace UsineCitoyenne.Core.Content;

/// <summary>A switch that editors turn, for all nodes.</summary>
internal sealed class ContentSetting
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}
