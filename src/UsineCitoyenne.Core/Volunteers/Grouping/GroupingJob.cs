using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Grouping;

/// <summary>
/// Each day at six in the evening, Paris time, tells volunteers who joined around them since the day before. One mail a person and a day
/// by its key: run twice, or on several nodes, it writes once; a site stopped at six does it when it starts again that day.
/// </summary>
public sealed class GroupingJob(
    Database database, Neighbours neighbours, TerritoryDirectory territories, Outbox outbox, TimeProvider clock) : IJob
{
    internal static readonly TimeSpan Period = TimeSpan.FromDays(1);
    private const int Evening = 18;
    private const int Batch = 2500;
    private DateTime done;

    /// <returns>How many people will be told.</returns>
    public async Task<int> RunAsync(CancellationToken cancel = default)
    {
        var slot = FrenchTime.NextHour(clock.GetUtcNow().UtcDateTime - Period, Evening);
        if (slot == done)
        {
            return 0;
        }
        await using (var db = database.Read())
        {
            // The database that a backup replaced may have told them.
            if (slot <= await RestoreHold.GoneUntilAsync(db, cancel))
            {
                return 0;
            }
        }
        var told = await TellAsync(slot, cancel);
        done = slot;
        return told;
    }

    private async Task<int> TellAsync(DateTime slot, CancellationToken cancel)
    {
        var recipients = await RecipientsAsync(slot, cancel);
        foreach (var batch in recipients.Chunk(Batch))
        {
            await database.WriteAsync(
                db => outbox.EnqueueManyAsync(db, NewNeighboursMail.Kind, batch, new GroupingSlot(slot), once: true, cancel: cancel),
                cancel);
        }
        return recipients.Count;
    }

    private async Task<IReadOnlyCollection<long>> RecipientsAsync(DateTime slot, CancellationToken cancel)
    {
        var from = slot - Period;
        await using var db = database.Read();
        var codes = await db.Set<Volunteer>()
            .Where(row => row.State == VolunteerState.Confirmed && row.ConfirmedAt >= from && row.ConfirmedAt < slot)
            .Select(row => row.CommuneCode).Distinct().ToListAsync(cancel);
        var gazetteer = territories.Current;
        var communes = codes.Select(gazetteer.CurrentCommune).OfType<Territory>().ToHashSet();
        // A newcomer of a small commune is news for the others around it too.
        var wide = communes.Select(commune => commune.Epci).OfType<Territory>().SelectMany(gazetteer.CommunesOf).Except(communes).ToList();
        var told = communes.Concat(await neighbours.SmallAsync(db, wide, cancel)).SelectMany(gazetteer.CodesOf).ToHashSet();
        var agreed = ConsentLedger.AgreedTo(db, ConsentTexts.Grouping);
        // Who came after the day before knows already: their welcome said so.
        var people = await Neighbours.ConfirmedOfMany(db, [.. told]).Where(row => row.ConfirmedAt < from && agreed.Any(id => id == row.Id))
            .Select(row => new { row.Id, row.CommuneCode }).ToListAsync(cancel);
        return [.. people.Where(person => told.Contains(person.CommuneCode)).Select(person => person.Id)];
    }

    async Task<string?> IJob.RunAsync(CancellationToken cancel) =>
        await RunAsync(cancel) is > 0 and var told
            ? FrenchNumber.Count(told, "bénévole saura qui l’a rejoint", "bénévoles sauront qui les a rejoints") : null;
}
