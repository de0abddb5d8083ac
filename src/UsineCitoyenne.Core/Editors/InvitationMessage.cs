using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Editors;

/// <summary>
/// What whoever invites adds to the mail. It waits with the mail, since nothing else keeps it, and is erased with it.
/// </summary>
internal static class InvitationMessage
{
    private const int Longest = 2000;

    /// <summary>Plain text. Empty for none.</summary>
    public static string Write(string? message)
    {
        var text = message?.Trim() ?? "";
        return text.Length <= Longest ? text : $"{Clip.To(text, Longest)}…";
    }

    /// <returns>A paragraph a line.</returns>
    public static IReadOnlyList<string> Read(string data) =>
        data.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
