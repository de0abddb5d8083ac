using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Types;

/// <summary>
/// A kind of mandate: where it exists, what it allows, for how long. Never deleted, because mandates given under it stay known.
/// </summary>
internal sealed class MandateType
{
    public const int AliasLength = 60;
    public const int NameLength = 80;
    public const int MissionSheetLength = 20_000;
    public const int LongestTermMonths = 120;

    public long Id { get; private set; }

    /// <summary>In URLs: <c>organisateur-communal</c>.</summary>
    public required string Alias { get; init; }

    /// <summary>Speaks of a woman as of a man: « Responsable des livraisons », « Adjoint ou adjointe ».</summary>
    public required string Name { get; set; }

    public required MandateFamily Family { get; set; }

    /// <summary>One bit a <see cref="TerritoryKind"/>.</summary>
    public required int Levels { get; set; }

    public required MandateRights Rights { get; set; }

    /// <summary>0 to 120; 0 is without end.</summary>
    public required int TermMonths { get; set; }

    /// <summary>The « feuille de route », in Markdown.</summary>
    public required string MissionSheet { get; set; }

    public required int SortOrder { get; set; }

    /// <summary>False: standing mandates go on, no new one is given.</summary>
    public required bool Active { get; set; }

    /// <summary>Seconds another post of the territory, and has that post's rights while nobody else exercises it.</summary>
    public required bool IsDeputy { get; init; }

    /// <summary>Whoever holds it is in charge of the territory; without one, the post is vacant and the level above answers.</summary>
    public bool Leads => Family == MandateFamily.Project && !IsDeputy && Allows(MandateRights.ReadsContacts | MandateRights.Nominates);

    public bool Allows(MandateRights rights) => (Rights & rights) == rights;

    public bool IsFor(TerritoryKind kind) => (Levels & BitOf(kind)) != 0;

    public static int BitOf(TerritoryKind kind) => 1 << (int)kind;

    /// <summary>Null when it has no end.</summary>
    public DateTime? EndOf(DateTime start) => TermMonths == 0 ? null : start.AddMonths(TermMonths);

    /// <summary>What is wrong, in French, or null. Only then is anything changed.</summary>
    public string? Change(MandateTypeForm form)
    {
        if (Check(form, Alias) is { } wrong)
        {
            return wrong;
        }
        Name = form.Name!.Trim();
        Family = form.Family;
        Levels = form.LevelBits;
        Rights = form.AllRights;
        TermMonths = form.TermMonths;
        MissionSheet = (form.MissionSheet ?? "").ReplaceLineEndings("\n").Trim();
        SortOrder = form.SortOrder;
        Active = form.Active;
        return null;
    }

    public static string? Check(MandateTypeForm form, string alias)
    {
        var rights = form.AllRights;
        var administers = rights.HasFlag(MandateRights.Administers);
        return form switch
        {
            _ when form.Name?.Trim() is not { Length: > 0 and <= NameLength } => $"Donnez un nom de 1 à {NameLength} caractères.",
            _ when form.LevelBits == 0 => "Cochez au moins un niveau de territoire.",
            _ when form.TermMonths is < 0 or > LongestTermMonths => $"La durée va de 0 (sans fin) à {LongestTermMonths} mois.",
            _ when form.MissionSheet?.Length > MissionSheetLength =>
                $"La feuille de route compte au plus {FrenchNumber.Of(MissionSheetLength)} caractères.",
            _ when alias == MandateAlias.Administrator && !(administers && form.Active) =>
                "Ce type tient le site : il administre et reste actif.",
            _ when administers && rights.HasFlag(MandateRights.ReadsContacts) =>
                "Qui administre ne lit pas les contacts par ce seul mandat : donnez-en un second.",
            _ when administers && form.LevelBits != BitOf(TerritoryKind.Nation) => "Administrer ne se donne qu’au niveau national.",
            _ when administers && form.TermMonths != 0 =>
                "Un mandat qui administre est sans fin : le site ne doit pas perdre ses administrateurs un matin.",
            _ => null,
        };
    }
}
