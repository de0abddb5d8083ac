using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Umbraco.Management.Types;

/// <summary>Pages of lists that are in memory.</summary>
internal static class Paging
{
    public static PagedModel<TItem> Of<T, TItem>(IReadOnlyCollection<T> all, int skip, int take, Func<T, TItem> present) =>
        new(all.Count, [.. all.Skip(skip).Take(take).Select(present)]);

    /// <summary>Without accents or case. Nothing asked is found everywhere.</summary>
    public static bool Finds(string? asked, params string?[] texts) =>
        Folding.Fold(asked ?? "") is not { Length: > 0 } folded
            || texts.Any(text => Folding.Fold(text ?? "").Contains(folded, StringComparison.Ordinal));
}
