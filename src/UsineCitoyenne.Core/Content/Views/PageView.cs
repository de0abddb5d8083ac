using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Content.Views;

/// <summary>
/// How often a page was read on a site on a day. Nothing of who read it: no address, no cookie, no identifier was ever taken.
/// </summary>
internal sealed class PageView
{
    /// <summary>In France.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Home of the site whose frame the page was shown in: a département shows pages of the nation too.</summary>
    public required Guid SiteKey { get; init; }

    public required Guid DocumentKey { get; init; }

    public required int Views { get; init; }
}

internal sealed class PageViewMapping : IEntityTypeConfiguration<PageView>
{
    public void Configure(EntityTypeBuilder<PageView> view)
    {
        view.ToTable("PageView");
        view.HasKey(row => new { row.Day, row.SiteKey, row.DocumentKey });
    }
}
