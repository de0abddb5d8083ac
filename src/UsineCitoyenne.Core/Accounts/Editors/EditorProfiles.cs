using UsineCitoyenne.Core.Content;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Accounts.Editors;

/// <summary>What an editor may know of themself.</summary>
public sealed class EditorProfiles
{
    private readonly Database database;

    internal EditorProfiles(Database database) => this.database = database;

    public async Task<EditorProfile> OwnAsync(Editor self, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var user = await EditorDirectory.UserAsync(db, self.Key, cancel) ?? throw new EditorDeniedException();
        return new EditorProfile(
            user.Email, user.Name, user.Language, user.Avatar, [.. user.Groups.SelectMany(group => GranularPermission.Read(group.Granular))]);
    }

    /// <summary>Rights on each of these documents that the editor can reach.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlySet<string>>> VerbsOnDocumentsAsync(
        Editor self, IReadOnlyCollection<Guid> keys, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var paths = await NodePaths.OfDocumentsAsync(db, [.. keys], cancel);
        return paths.Where(self.Documents.Includes).ToDictionary(NodePaths.KeyOf, self.VerbsAt);
    }

    public async Task<IReadOnlyList<Guid>> ReachableMediaAsync(Editor self, IReadOnlyCollection<Guid> keys, CancellationToken cancel = default)
    {
        await using var db = database.Read();
        return [.. (await NodePaths.OfMediaAsync(db, [.. keys], cancel)).Where(self.Media.Includes).Select(NodePaths.KeyOf)];
    }
}

public sealed record EditorProfile(string Email, string Name, string Language, string? Avatar, IReadOnlyList<GranularPermission> Granular);
