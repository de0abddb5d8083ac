using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>
/// Which posts are held, for public pages: roles, and the names of those who agreed to be named, nothing else.
/// Held in memory, because public pages ask no database; <see cref="RefreshAsync"/> is called each few seconds and reads again only when
/// something was written, or when a date has come.
/// </summary>
public sealed class Leadership(Database database, StandingMandates standing, AccountStore accounts)
{
    private volatile State state = new(
        FrozenDictionary<TerritoryRef, Post[]>.Empty, FrozenDictionary<TerritoryRef, PostState>.Empty, [], -1, DateTime.MaxValue);

    public bool IsLed(TerritoryRef territory) => LeadOf(territory) is PostState.Held or PostState.Interim;

    /// <summary>What public pages show has changed, whoever refreshed it.</summary>
    public event Action? Changed;

    /// <summary>The post that leads the territory.</summary>
    public PostState LeadOf(TerritoryRef territory) => state.Leads.GetValueOrDefault(territory, PostState.Vacant);

    /// <summary>Number of territories of a kind that have a responsable.</summary>
    public int CountLed(TerritoryKind kind) => state.Leads.Count(lead => lead.Key.Kind == kind && lead.Value <= PostState.Interim);

    /// <summary>Every post that exists on this territory, held or not, in order.</summary>
    public IReadOnlyList<PublicPost> PostsOf(TerritoryRef territory)
    {
        var now = state;
        var posts = now.Posts.GetValueOrDefault(territory, []);
        return [.. now.Types.Where(type => type.IsFor(territory.Kind) && !type.Rights.HasFlag(MandateRights.Administers))
            .Select(type => (Type: type, Post: posts.FirstOrDefault(post => post.TypeId == type.Id)))
            .Where(pair => pair.Type.Active || pair.Post is { Holders: > 0 })
            .Where(pair => !pair.Type.IsDeputy || pair.Post is not null)
            .Select(pair => new PublicPost(
                pair.Type.Alias, pair.Type.Name, pair.Type.Leads, pair.Post is { Holders: > 0 }, pair.Post is { Holders: 0, Deputies: > 0 },
                pair.Post?.Names ?? []))];
    }

    /// <summary>True when something changed.</summary>
    public async Task<bool> RefreshAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        var revision = await MandateRevision.ReadAsync(db, cancel);
        if (revision == state.Revision && standing.Now < state.NextChange)
        {
            return false;
        }
        state = await ReadAsync(db, revision, cancel);
        Changed?.Invoke();
        return true;
    }

    private async Task<State> ReadAsync(SiteDbContext db, long revision, CancellationToken cancel)
    {
        var now = standing.Now;
        var types = (await db.Set<MandateType>().OrderBy(row => row.SortOrder).ThenBy(row => row.Id).ToListAsync(cancel))
            .ConvertAll(MandateTypeView.Of);
        var leading = types.Where(type => type.Leads).Select(type => type.Id).ToHashSet();
        var rows = await standing.Standing(db)
            .Select(row => new { row.TypeId, row.DeputyOfTypeId, row.TerritoryKind, row.TerritoryCode, row.AccountId }).ToListAsync(cancel);
        var named = await accounts.NamesAsync(db, AccountConsents.AgreedTo(db, ConsentTexts.PublicName), cancel);
        var posts = rows
            // A deputy counts twice: as the deputy that they are, and in the post that they second.
            .Select(row => (Row: row, row.TypeId, Deputy: false))
            .Concat(rows.Where(row => row.DeputyOfTypeId is not null)
                .Select(row => (Row: row, TypeId: row.DeputyOfTypeId!.Value, Deputy: true)))
            .GroupBy(entry => new TerritoryRef(entry.Row.TerritoryKind, entry.Row.TerritoryCode))
            .ToFrozenDictionary(territory => territory.Key, territory => territory.GroupBy(entry => entry.TypeId).Select(post => new Post(
                post.Key,
                leading.Contains(post.Key),
                post.Count(entry => !entry.Deputy),
                post.Count(entry => entry.Deputy),
                [.. post.Where(entry => !entry.Deputy).Select(entry => named.GetValueOrDefault(entry.Row.AccountId)).OfType<string>()
                    .Distinct().Order(StringComparer.CurrentCulture)])).ToArray());
        var candidates = await db.Set<Candidacy>()
            .Where(row => leading.Contains(row.TypeId)
                && (row.State == CandidacyState.Waiting || row.State == CandidacyState.Asked || row.State == CandidacyState.Nominated))
            .Select(row => new TerritoryRef(row.TerritoryKind, row.TerritoryCode)).Distinct().ToListAsync(cancel);
        var starts = await db.Set<Mandate>().Where(row => row.StartsAt > now).MinAsync(row => (DateTime?)row.StartsAt, cancel);
        var ends = await db.Set<Mandate>().Where(row => row.EndsAt > now).MinAsync(row => row.EndsAt, cancel);
        return new State(posts, Leading(posts, candidates), types, revision, new[] { starts, ends }.Min() ?? DateTime.MaxValue);
    }

    /// <summary>What is not in it is vacant.</summary>
    private static FrozenDictionary<TerritoryRef, PostState> Leading(
        FrozenDictionary<TerritoryRef, Post[]> posts, IEnumerable<TerritoryRef> candidates)
    {
        var leads = candidates.ToDictionary(territory => territory, _ => PostState.Candidate);
        foreach (var (territory, all) in posts)
        {
            var leading = all.Where(post => post.Leads).ToList();
            if (leading.Count > 0)
            {
                leads[territory] = leading.Exists(post => post.Holders > 0) ? PostState.Held : PostState.Interim;
            }
        }
        return leads.ToFrozenDictionary();
    }

    private sealed record Post(long TypeId, bool Leads, int Holders, int Deputies, IReadOnlyList<string> Names);

    private sealed record State(
        FrozenDictionary<TerritoryRef, Post[]> Posts, FrozenDictionary<TerritoryRef, PostState> Leads, IReadOnlyList<MandateTypeView> Types,
        long Revision, DateTime NextChange);
}

public enum PostState
{
    Held = 0,

    /// <summary>A deputy stands in.</summary>
    Interim = 1,

    /// <summary>Nobody yet, but somebody offers.</summary>
    Candidate = 2,
    Vacant = 3,
}

/// <param name="Names">Of those who agreed to be named.</param>
public sealed record PublicPost(string Alias, string Name, bool Leads, bool IsHeld, bool IsInterim, IReadOnlyList<string> Names);
