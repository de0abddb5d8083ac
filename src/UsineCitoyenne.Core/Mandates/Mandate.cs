using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates;

/// <summary>What an account may do, where, from when to when. Dated and never deleted: who could read what on a day stays known.</summary>
internal sealed class Mandate
{
    public const int ReasonLength = 1000;

    public long Id { get; private set; }

    public required long AccountId { get; init; }

    public required long TypeId { get; init; }

    /// <summary>The post that a deputy seconds; null for others.</summary>
    public long? DeputyOfTypeId { get; init; }

    public required TerritoryKind TerritoryKind { get; init; }

    public required string TerritoryCode { get; init; }

    public required DateTime StartsAt { get; init; }

    /// <summary>The end of the term, or the day it was cut short or handed over; access stops at that instant. Null without end.</summary>
    public DateTime? EndsAt { get; private set; }

    /// <summary>Null while it runs its term.</summary>
    public MandateEnd? EndKind { get; private set; }

    /// <summary>Kept for the audit; shown to those concerned only.</summary>
    public string EndReason { get; private set; } = "";

    /// <summary>Null when the operator or time ended it.</summary>
    public long? EndedByAccountId { get; private set; }

    public DateTime? SuspendedAt { get; private set; }

    public string SuspendReason { get; private set; } = "";

    /// <summary>Null when the operator gave it from the command line.</summary>
    public long? GrantedByAccountId { get; init; }

    /// <summary>When the end of the term was announced.</summary>
    public DateTime? RemindedAt { get; set; }

    /// <summary>When those concerned were told that it ended.</summary>
    public DateTime? EndToldAt { get; set; }

    /// <summary>When those around were last told that the person is silent.</summary>
    public DateTime? AlertedAt { get; set; }

    public TerritoryRef Territory => new(TerritoryKind, TerritoryCode);

    public static Mandate Give(long accountId, MandateType type, long? deputyOf, TerritoryRef territory, DateTime startsAt, long? by) =>
        new()
        {
            AccountId = accountId,
            TypeId = type.Id,
            DeputyOfTypeId = type.IsDeputy ? deputyOf : null,
            TerritoryKind = territory.Kind,
            TerritoryCode = territory.Code,
            StartsAt = startsAt,
            EndsAt = type.EndOf(startsAt),
            GrantedByAccountId = by,
        };

    public bool IsRunning(DateTime now) => StartsAt <= now && !(EndsAt <= now);

    /// <summary>Opens doors: it runs and nobody suspended it.</summary>
    public bool Stands(DateTime now) => IsRunning(now) && SuspendedAt is null;

    /// <summary>Closes the door at once. False when it does not run.</summary>
    public bool End(MandateEnd kind, long? by, string reason, DateTime now)
    {
        if (EndsAt <= now)
        {
            return false;
        }
        (EndsAt, EndKind, EndReason, EndedByAccountId, EndToldAt) = (now, kind, Shorten(reason), by, null);
        return true;
    }

    /// <summary>Passes to a successor at a time to come, or now; a suspended mandate has nothing to pass.</summary>
    public bool HandOver(DateTime at, DateTime now)
    {
        if (!Stands(now) || at < now || EndsAt < at)
        {
            return false;
        }
        (EndsAt, EndKind, EndedByAccountId, EndToldAt) = (at, MandateEnd.HandedOver, AccountId, null);
        return true;
    }

    public bool Suspend(string reason, DateTime now)
    {
        if (!Stands(now))
        {
            return false;
        }
        (SuspendedAt, SuspendReason) = (now, Shorten(reason));
        return true;
    }

    public bool Resume(DateTime now)
    {
        if (SuspendedAt is null || !IsRunning(now))
        {
            return false;
        }
        (SuspendedAt, SuspendReason) = (null, "");
        return true;
    }

    /// <summary>One more term after this one. False when it has no end, has ended, or is being handed over.</summary>
    public bool Renew(MandateType type, DateTime now)
    {
        if (EndsAt is not { } end || EndKind is not null || !IsRunning(now) || type.EndOf(end) is not { } next)
        {
            return false;
        }
        (EndsAt, RemindedAt) = (next, null);
        return true;
    }

    private static string Shorten(string reason) => Clip.To(reason.Trim(), ReasonLength);
}

/// <summary>Why a mandate ended before its term.</summary>
public enum MandateEnd
{
    /// <summary>Taken back by an administrator.</summary>
    Ended = 0,
    Resigned = 1,
    Revoked = 2,
    HandedOver = 3,
}
