using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Today;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Campaigns.Preferences;

/// <summary>People of the territory whom no mail reaches any more.</summary>
internal sealed class AddressesToday(MailReturns returns) : ITodaySource
{
    public async Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel)
    {
        var count = by.Contacts is { } scope ? (await returns.SetAsideAsync(scope, cancel)).Count : 0;
        return count == 0 ? [] :
        [
            new TodayItem(
                FrenchNumber.Count(count, "adresse ne reçoit plus nos messages", "adresses ne reçoivent plus nos messages"), count,
                MailReturns.Url, TodayUrgency.Soon)
            {
                Hint = "Un coup de téléphone suffit souvent pour corriger une adresse.",
            },
        ];
    }
}
