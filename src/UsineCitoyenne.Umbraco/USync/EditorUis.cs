namespace UsineCitoyenne.Umbraco.USync;

/// <summary>The property editors that the back office has: it shows an error in the place of another.</summary>
internal static class EditorUis
{
    private const string Prefix = "Umb.PropertyEditorUi.";

    private static readonly HashSet<string> Known = [.. """
        BlockGrid BlockList BlockSingle CheckBoxList CodeEditor Collection ColorPicker ContentPicker DateOnlyPicker DatePicker DateTimePicker
        DateTimeWithTimeZonePicker Decimal DocumentPicker DocumentTypePicker Dropdown EmailAddress EntityDataPicker EyeDropper IconPicker
        ImageCropper Integer Label MarkdownEditor MediaEntityPicker MediaPicker MediaTypePicker MemberGroupPicker MemberPicker MultipleTextString
        MultiUrlPicker NumberRange RadioButtonList Select Slider StaticFilePicker StylesheetPicker Tags TextArea TextBox TimeOnlyPicker Tiptap
        Toggle UploadField UserPicker
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    public static bool IsKnown(string alias) => alias.StartsWith(Prefix, StringComparison.Ordinal)
        && Known.Contains(alias[Prefix.Length..]);
}
