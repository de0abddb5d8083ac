using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Editors;

/// <summary>What an editor may know of themself, and change of it.</summary>
public sealed class EditorProfiles(Database database, Audit audit, TimeProvider clock)
{
    /// <summary>Languages of the client that have all our texts.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["fr", "en"];

    /// <summary>Longest name, in characters.</summary>
    public const int NameLength = 160;

    public async Task<EditorProfile> OwnAsync(Editor self, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var user = await EditorDirectory.UserAsync(db, self.Key, cancel) ?? throw new EditorDeniedException();
        return new EditorProfile(
            user.Email, user.Name, user.Language, user.Avatar,
            [.. user.Groups.SelectMany(group => GranularPermission.Read(group.Granular))]);
    }

    /// <summary>Changes one's own name and language, for which the section of users is not needed.</summary>
    /// <returns>What to say, in French; null when it is done.</returns>
    public Task<string?> SaveOwnAsync(Editor self, string name, string language, CancellationToken cancel = default) =>
        database.WriteAsync(async db =>
    {
        var cleaned = PersonName.Clean(name);
        if (PersonName.Refusal(cleaned, "votre nom") is { } refusal)
        {
            return refusal;
        }
        if (!Languages.Contains(language))
        {
            return "Choisissez une langue de la liste.";
        }
        var user = await EditorDirectory.UserAsync(db, self.Key, cancel) ?? throw new EditorDeniedException();
        (user.Name, user.Language, user.UpdateDate) = (cleaned, language, clock.GetUtcNow().UtcDateTime);
        audit.Record(db, AuditAction.EditorChanged, self.AccountId, detail: $"account:{user.AccountId}");
        return (string?)null;
    }, cancel);

    /// <summary>Rights on each of these documents that the editor can reach.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlySet<string>>> VerbsOnDocumentsAsync(
        Editor self, IReadOnlyCollection<Guid> keys, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var paths = await NodePaths.OfDocumentsAsync(db, [.. keys], cancel);
        return paths.Where(self.Documents.Includes).ToDictionary(NodePaths.KeyOf, self.VerbsAt);
    }

    public async Task<IReadOnlyList<Guid>> ReachableMediaAsync(
        Editor self, IReadOnlyCollection<Guid> keys, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return [.. (await NodePaths.OfMediaAsync(db, [.. keys], cancel)).Where(self.Media.Includes).Select(NodePaths.KeyOf)];
    }
}

public sealed record EditorProfile(string Email, string Name, string Language, string? Avatar, IReadOnlyList<GranularPermission> Granular);
