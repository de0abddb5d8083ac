using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;

namespace UsineCitoyenne.Web.Accounts;

/// <summary>The list of today of this request's reader, for the page and for the numbers of its navigation: read once.</summary>
public sealed class CurrentToday(TodayList today)
{
    private Task<IReadOnlyList<TodayItem>>? found;

    public Task<IReadOnlyList<TodayItem>> GetAsync(Responsable reader) => found ??= today.ReadAsync(reader);
}
