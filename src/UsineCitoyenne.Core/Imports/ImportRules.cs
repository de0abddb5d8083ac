using UsineCitoyenne.Core.Mandates;

namespace UsineCitoyenne.Core.Imports;

/// <summary>What an import may do, and what it takes for the same person. An address already known is always one.</summary>
internal sealed record ImportRules
{
    /// <summary>Where people may be added; null for the operator, who adds everywhere.</summary>
    public ContactScope? Scope { get; init; }

    /// <summary>The import that adds them; null for the operator's, whom nobody follows up.</summary>
    public long? JobId { get; init; }

    /// <summary>Those without a mail address agreed aloud, says who imports; otherwise their lines are refused.</summary>
    public bool OralAgreement { get; init; }

    /// <summary>Somebody known gets what their entry lacks; otherwise their line is passed over.</summary>
    public bool FillGaps { get; init; }

    /// <summary>Same phone and same first name (a phone alone may serve a household).</summary>
    public bool SamePhone { get; init; }

    /// <summary>Same names and same commune.</summary>
    public bool SameName { get; init; }

    public static ImportRules Of(ImportJob job, ContactScope scope) => new()
    {
        Scope = scope,
        JobId = job.Id,
        FillGaps = job.FillGaps,
        SamePhone = job.SamePhone,
        SameName = job.SameName,
        OralAgreement = job.OralAgreement,
    };
}
