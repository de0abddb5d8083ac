using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>Whether a responsable's name stands beside their role on public pages: their own choice, which they may take back.</summary>
public sealed class PublicNames(Database database, AccountConsents consents, Audit audit)
{
    public async Task<bool> IsShownAsync(Responsable by)
    {
        await using var db = database.Read();
        return await AccountConsents.AgreedTo(db, ConsentTexts.PublicName).ContainsAsync(by.AccountId);
    }

    /// <summary>Public pages follow within seconds.</summary>
    public Task SetAsync(Responsable by, bool shown) => database.WriteAsync(async db =>
    {
        if (await consents.SetAsync(db, by.AccountId, ConsentTexts.PublicName, shown, "espace"))
        {
            audit.Record(db, AuditAction.PublicNameSet, by.AccountId, detail: shown ? "1" : "0");
            await MandateRevision.BumpAsync(db);
        }
    });
}
