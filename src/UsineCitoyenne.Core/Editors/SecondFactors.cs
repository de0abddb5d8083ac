using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Editors;

/// <summary>Sets and removes the second factor. The TOTP key comes encrypted by the host: Core only keeps it.</summary>
public sealed class SecondFactors(Database database, Audit audit, TimeProvider clock)
{
    /// <returns>The encrypted key; null without a second factor.</returns>
    public async Task<string?> FindAsync(Guid user, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return await db.Set<BackofficeUser>().Where(row => row.Key == user).Select(row => row.SecondFactor).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Keeps the key once a first code proves that the telephone has it.</summary>
    /// <param name="key">The TOTP key.</param>
    /// <param name="encrypted">The same, as it is to be stored.</param>
    /// <returns>Codes to print for the day when the telephone is lost, told this once; null when the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> SetAsync(Editor self, byte[] key, string encrypted, string? code,
        CancellationToken cancel = default)
    {
        if (Totp.Match(key, code, clock.GetUtcNow()) is not { } step)
        {
            return null;
        }
        var recovery = RecoveryCodes.New();
        await database.WriteAsync(async db =>
        {
            var user = await db.Set<BackofficeUser>().FirstAsync(row => row.Key == self.Key, cancel);
            user.SetSecondFactor(encrypted, RecoveryCodes.Hashed(recovery));
            user.TryUseStep(step);
            audit.Record(db, AuditAction.EditorSecondFactorSet, user.AccountId);
        }, cancel);
        return recovery;
    }

    /// <summary>Removes one's own, with a last code, of the telephone or of recovery.</summary>
    public Task<bool> RemoveAsync(Editor self, byte[] key, string? code, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
    {
        var user = await db.Set<BackofficeUser>().FirstAsync(row => row.Key == self.Key, cancel);
        if (!(Totp.Match(key, code, clock.GetUtcNow()) is { } step ? user.TryUseStep(step) : user.TryUseRecoveryCode(code)))
        {
            return false;
        }
        Remove(db, user, self);
        return true;
    }, cancel);

    /// <summary>For someone who lost their telephone.</summary>
    /// <exception cref="EditorDeniedException">The editor may not manage that user.</exception>
    public Task ResetAsync(Editor by, Guid key, CancellationToken cancel = default) => database.WriteAsync(async db =>
    {
        by.RequireSection(SectionAliases.Users);
        if (await EditorDirectory.UserAsync(db, key, cancel) is { } user)
        {
            UserRules.RequireMayManage(by, user);
            Remove(db, user, by);
            user.EndSessions();
        }
    }, cancel);

    private void Remove(SiteDbContext db, BackofficeUser user, Editor by)
    {
        user.SetSecondFactor(null, []);
        audit.Record(db, AuditAction.EditorSecondFactorRemoved, by.AccountId, detail: $"account:{user.AccountId}");
    }
}
