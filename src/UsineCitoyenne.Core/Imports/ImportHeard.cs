using UsineCitoyenne.Core.Contacts.Proxy;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;

namespace UsineCitoyenne.Core.Imports;

/// <summary>Enters those who have a phone and no mail address, on the word of the responsable who heard their agreement.</summary>
public sealed class ImportHeard(ConsentLedger consents, Audit audit)
{
    internal async Task EnterAsync(SiteDbContext db, IReadOnlyList<VolunteerBulk.Row> rows, ImportRules rules, CancellationToken cancel)
    {
        foreach (var row in rows)
        {
            var volunteer = Volunteer.Enter(row.Details, Guid.CreateVersion7(), row.CreatedAt);
            db.Add(volunteer);
            await db.SaveChangesAsync(cancel);
            foreach (var text in new[] { ConsentTexts.Charter, ConsentTexts.Contact })
            {
                consents.Give(db, volunteer.Id, text, ProxyService.Oral, heardBy: rules.Scope?.AccountId);
            }
            audit.Record(db, AuditAction.VolunteerEntered, rules.Scope?.AccountId, $"commune:{row.Details.CommuneCode}", "import",
                [volunteer.Id]);
            await ImportArrival.RecordAsync(db, rules.JobId, [volunteer.Id], cancel);
        }
    }
}
