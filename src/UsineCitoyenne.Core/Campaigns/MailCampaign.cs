using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>
/// One message of a responsable to a view of the contact table. Draft → (approval) → scheduled → preparing → sending → done; paused and
/// resumed on the way, cancelled at any moment before the end.
/// </summary>
internal sealed class MailCampaign
{
    public long Id { get; private set; }

    public required long AccountId { get; set; }

    /// <summary>The territories that its author could write to, <c>departement:95 commune:78646</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>The view that it is written to, as JSON of a <see cref="Contacts.Table.ContactQuery"/>.</summary>
    public required string View { get; init; }

    /// <summary>Who signs: name, role and territory, a line each.</summary>
    public required string Signature { get; set; }

    public required DateTime CreatedAt { get; init; }

    public CampaignPurpose Purpose { get; private set; }

    public string Subject { get; private set; } = "";

    public string Body { get; private set; } = "";

    /// <summary>The call for production that it is about, which each recipient may answer by a button; null for none.</summary>
    public Guid? CallKey { get; private set; }

    public CampaignState State { get; private set; }

    /// <summary>Recipients counted when it was submitted.</summary>
    public int Expected { get; private set; }

    /// <summary>Leaves from then on; null before it may leave, or when it leaves as soon as it is agreed to.</summary>
    public DateTime? DueAt { get; private set; }

    public long? ApprovedByAccountId { get; private set; }

    public long? BatchId { get; private set; }

    /// <summary>The last volunteer who was looked at: preparation goes on behind, whatever stopped it.</summary>
    public long Cursor { get; private set; }

    /// <summary>Mails prepared.</summary>
    public int Recipients { get; private set; }

    public DateTime? PreparedAt { get; private set; }

    public DateTime? FinishedAt { get; private set; }

    /// <summary>At the end; the mails themselves are kept for 90 days only.</summary>
    public int Sent { get; private set; }

    public int Failed { get; private set; }

    /// <summary>Who unsubscribed by a link of this very mail.</summary>
    public int Unsubscribed { get; private set; }

    /// <summary>Recipients who agreed that opening it be counted.</summary>
    public int Measured { get; private set; }

    /// <summary>Those of them who opened it.</summary>
    public int Opened { get; private set; }

    /// <summary>Why the site itself cancelled it or gave it back as a draft; empty otherwise.</summary>
    public string StopReason { get; private set; } = "";

    public void Write(CampaignPurpose purpose, string subject, string body, Guid? call) =>
        (Purpose, Subject, Body, CallKey) = (purpose, subject, body, call);

    /// <param name="dueAt">Null: at once, or as soon as it is agreed to.</param>
    public bool Submit(int expected, DateTime? dueAt, bool needsApproval, DateTime now)
    {
        if (State != CampaignState.Draft)
        {
            return false;
        }
        (Expected, StopReason) = (expected, "");
        (DueAt, State) = needsApproval ? (dueAt, CampaignState.AwaitingApproval) : (dueAt ?? now, CampaignState.Scheduled);
        return true;
    }

    /// <summary>
    /// By a second person; its author alone does not decide. A date that passed while it waited gives it back to its author.
    /// </summary>
    public CampaignAnswer Approve(long by, DateTime now)
    {
        if (State != CampaignState.AwaitingApproval || by == AccountId)
        {
            return CampaignAnswer.NoLonger;
        }
        if (DueAt < now)
        {
            (State, DueAt, StopReason) = (CampaignState.Draft, null,
                "Sa date était passée quand l’accord est venu : choisissez-en une autre.");
            return CampaignAnswer.Past;
        }
        (ApprovedByAccountId, DueAt, State) = (by, DueAt ?? now, CampaignState.Scheduled);
        return CampaignAnswer.Done;
    }

    public bool IsDue(DateTime now) => State == CampaignState.Scheduled && DueAt <= now;

    public void Begin(long batchId) => (BatchId, State) = (batchId, CampaignState.Preparing);

    /// <summary>What was to leave is not what was counted: back to its author, with nothing prepared.</summary>
    public bool GiveBack(string reason)
    {
        if (State != CampaignState.Preparing || Recipients > 0)
        {
            return false;
        }
        (State, DueAt, BatchId, StopReason) = (CampaignState.Draft, null, null, reason);
        return true;
    }

    public void Advance(long cursor, int prepared, int measured) =>
        (Cursor, Recipients, Measured) = (cursor, Recipients + prepared, Measured + measured);

    public void EndPreparation(DateTime now) => (PreparedAt, State) = (now, CampaignState.Sending);

    public bool Pause()
    {
        if (State is not (CampaignState.Scheduled or CampaignState.Preparing or CampaignState.Sending))
        {
            return false;
        }
        State = CampaignState.Paused;
        return true;
    }

    /// <summary>A date that passed while it was held gives it back to its author, as when it waits for an agreement.</summary>
    public CampaignAnswer Resume(DateTime now)
    {
        if (State != CampaignState.Paused)
        {
            return CampaignAnswer.NoLonger;
        }
        if (BatchId is null && DueAt < now)
        {
            (State, DueAt, StopReason) = (CampaignState.Draft, null, "Sa date est passée pendant la pause : choisissez-en une autre.");
            return CampaignAnswer.Past;
        }
        State = BatchId is null ? CampaignState.Scheduled : PreparedAt is null ? CampaignState.Preparing : CampaignState.Sending;
        return CampaignAnswer.Done;
    }

    public bool Cancel(string reason = "")
    {
        if (State is CampaignState.Done or CampaignState.Cancelled)
        {
            return false;
        }
        (State, StopReason) = (CampaignState.Cancelled, reason);
        return true;
    }

    /// <summary>Back to its author as a draft before its mails are made, cancelled after.</summary>
    public void GiveUp(string reason)
    {
        if (BatchId is not null)
        {
            Cancel(reason);
            return;
        }
        (State, DueAt, StopReason) = (CampaignState.Draft, null, reason);
    }

    /// <summary>
    /// Goes on with who took over its author's mandate, as a draft: nobody's name stands below what they have not read. False once its
    /// mails are made: those stay their author's, and whoever is in charge may stop them.
    /// </summary>
    public bool PassTo(long account, string signature)
    {
        if (BatchId is not null || State is CampaignState.Done or CampaignState.Cancelled)
        {
            return false;
        }
        (AccountId, Signature, State, DueAt, Expected) = (account, signature, CampaignState.Draft, null, 0);
        return true;
    }

    /// <summary>Nothing of it is left to leave.</summary>
    public void Finish(MailBatchCounts counts, DateTime now)
    {
        (Sent, Failed, FinishedAt) = (counts.Sent, counts.Failed, now);
        if (State == CampaignState.Sending)
        {
            State = CampaignState.Done;
        }
    }
}
