using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Volunteers.Options;

/// <summary>
/// The three lists of the sign-up form. Read from memory; refreshed each few seconds, so that every node follows an edit.
/// </summary>
public sealed class VolunteerOptions(Database database, Audit audit)
{
    /// <summary>Sixteen bits a list: the contact table counts them in one pass.</summary>
    public const int MaximumPerList = 16;

    private IReadOnlyList<OptionChoice> all = [];

    public IReadOnlyList<OptionChoice> All => all;

    public IEnumerable<OptionChoice> Of(OptionList list) => all.Where(option => option.List == list);

    /// <summary>What the form offers.</summary>
    public IEnumerable<OptionChoice> Offered(OptionList list) => Of(list).Where(option => !option.Hidden);

    /// <summary>The options set in <paramref name="mask"/>, in the order of the list.</summary>
    public IEnumerable<OptionChoice> In(OptionList list, int mask) => Of(list).Where(option => (mask & option.Mask) != 0);

    /// <summary>The set of the codes that exist; an unknown code is left out.</summary>
    public int Mask(OptionList list, IEnumerable<string>? codes)
    {
        var wanted = (codes ?? []).ToHashSet(StringComparer.Ordinal);
        return Of(list).Where(option => wanted.Contains(option.Code)).Aggregate(0, (mask, option) => mask | option.Mask);
    }

    /// <summary>Adds the starter lists to an empty table, then loads.</summary>
    public async Task InitializeAsync(CancellationToken cancel = default)
    {
        await database.WriteAsync(async db =>
        {
            if (!await db.Set<VolunteerOption>().AnyAsync(cancel))
            {
                db.AddRange(StarterOptions.Create());
            }
        }, cancel);
        await RefreshAsync(cancel);
    }

    public async Task RefreshAsync(CancellationToken cancel = default)
    {
        await using var db = database.Read();
        all = await db.Set<VolunteerOption>()
            .OrderBy(row => row.List).ThenBy(row => row.SortOrder).ThenBy(row => row.Id)
            .Select(row => new OptionChoice(row.Id, row.List, row.Code, row.Label, row.Hint, row.Bit, row.SortOrder, row.Hidden))
            .ToListAsync(cancel);
    }

    /// <summary>Adds an option at the end of its list. Returns what is wrong, in French, or null.</summary>
    public async Task<string?> AddAsync(Responsable by, OptionList list, string? label, string? hint)
    {
        RequireAdministrator(by);
        label = label?.Trim() ?? "";
        if (label.Length is 0 or > 80)
        {
            return "Donnez un nom de 1 à 80 caractères.";
        }
        var error = await database.WriteAsync(async db =>
        {
            var siblings = await db.Set<VolunteerOption>().Where(row => row.List == list).ToListAsync();
            var code = Folding.Slug(label);
            if (siblings.Any(row => row.Code == code))
            {
                return "Ce choix existe déjà dans la liste.";
            }
            if (siblings.Count >= MaximumPerList)
            {
                return $"Une liste compte au plus {MaximumPerList} choix : renommez-en un.";
            }
            var bit = Enumerable.Range(0, MaximumPerList).First(candidate => siblings.All(row => row.Bit != candidate));
            db.Add(new VolunteerOption
            {
                List = list,
                Code = code,
                Label = label,
                Hint = Shorten(hint),
                Bit = bit,
                SortOrder = siblings.Count == 0 ? 0 : siblings.Max(row => row.SortOrder) + 1,
            });
            audit.Record(db, AuditAction.OptionChanged, by.AccountId, detail: $"{list} + {code}");
            return null;
        });
        await RefreshAsync();
        return error;
    }

    /// <summary>Renames an option, or stops offering it. Returns what is wrong, in French, or null.</summary>
    public async Task<string?> ChangeAsync(Responsable by, long id, string? label, string? hint, bool hidden)
    {
        RequireAdministrator(by);
        label = label?.Trim() ?? "";
        if (label.Length is 0 or > 80)
        {
            return "Donnez un nom de 1 à 80 caractères.";
        }
        await database.WriteAsync(async db =>
        {
            if (await db.Set<VolunteerOption>().FirstOrDefaultAsync(row => row.Id == id) is { } option)
            {
                option.Label = label;
                option.Hint = Shorten(hint);
                option.Hidden = hidden;
                audit.Record(db, AuditAction.OptionChanged, by.AccountId, detail: $"{option.List} {option.Code}");
            }
        });
        await RefreshAsync();
        return null;
    }

    private static string Shorten(string? hint) => hint?.Trim() is { } text ? text[..Math.Min(text.Length, 160)] : "";

    private static void RequireAdministrator(Responsable by)
    {
        if (!by.IsAdministrator)
        {
            throw new UnauthorizedAccessException("Seul un administrateur modifie les listes.");
        }
    }
}
