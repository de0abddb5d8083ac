namespace UsineCitoyenne.Core.Content.Markup;

/// <summary>Which editors write markup, and which hold blocks.</summary>
internal static class EditorKinds
{
    private static readonly HashSet<string> RichTexts = ["Umbraco.RichText", "Umbraco.TinyMCE", "Umbraco.MarkdownEditor"];
    private static readonly HashSet<string> BlockEditors = ["Umbraco.BlockList", "Umbraco.BlockGrid", "Umbraco.SingleBlock"];

    public static bool IsRichText(string editor) => RichTexts.Contains(editor);

    public static bool HoldsBlocks(string editor) => BlockEditors.Contains(editor);
}
