using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Today;

/// <summary>Candidates who wait for this person's answer.</summary>
internal sealed class CandidaciesToday(CandidacyReview review) : ITodaySource
{
    public async Task<IReadOnlyList<TodayItem>> FindAsync(Responsable by, CancellationToken cancel)
    {
        var waiting = (await review.ListAsync(by, cancel)).Where(line => line.State == CandidacyState.Waiting).ToList();
        return waiting.Count == 0 ? [] :
        [
            new TodayItem(
                FrenchNumber.Count(waiting.Count, "candidature attend votre réponse", "candidatures attendent votre réponse"),
                waiting.Count,
                "/mon-espace/candidatures/", TodayUrgency.Now)
            {
                Hint = $"La plus ancienne est là depuis le {FrenchTime.Day(waiting.Min(line => line.SubmittedAt))}.",
            },
        ];
    }
}
