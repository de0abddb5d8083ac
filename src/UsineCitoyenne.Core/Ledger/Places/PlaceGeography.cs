namespace UsineCitoyenne.Core.Ledger.Places;

/// <summary>A place as the ledger needs it: what it is, and where it belongs on any day.</summary>
/// <param name="Links">In the order of their days, at least one.</param>
internal sealed record PlaceGeography(long Id, PlaceKind Kind, Guid Key, DateOnly? LastCountOn, IReadOnlyList<PlaceLink> Links)
{
    public PlaceLink At(DateOnly day)
    {
        for (var index = Links.Count - 1; index > 0; index--)
        {
            if (Links[index].From <= day)
            {
                return Links[index];
            }
        }
        return Links[0];
    }
}
