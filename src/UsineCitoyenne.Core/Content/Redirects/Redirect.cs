namespace UsineCitoyenne.Core.Content.Redirects;

/// <summary>An address that a document once had. What was below it then is found by the same row: see <c>RedirectMap</c>.</summary>
internal sealed class Redirect
{
    public const int MaxPath = 1000;

    public required Guid Key { get; init; }

    /// <summary>With a slash at both ends, lower case.</summary>
    public required string Path { get; init; }

    public required Guid DocumentKey { get; set; }

    public DateTime CreatedAt { get; set; }
}
