using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Today;

/// <summary>Mandates that were offered to this person, who has not said yes or no.</summary>
internal sealed class NominationsToday(Nomination nominations) : ITodaySource
{
    public async Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel)
    {
        var waiting = await nominations.WaitingAsync(by, cancel);
        return waiting.Count == 0 ? [] :
        [
            new TodayItem(
                FrenchNumber.Count(waiting.Count, "mandat attend votre accord", "mandats attendent votre accord"), waiting.Count,
                "/mon-espace/mandats/a-accepter/", TodayUrgency.Now)
            {
                Hint = "Lisez la charte, puis dites oui ou non\u00A0: rien ne s’ouvre avant.",
            },
        ];
    }
}
