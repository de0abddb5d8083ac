using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Campaigns;

/// <summary>What is typed.</summary>
public sealed record CampaignForm(string? Subject, string? Body, CampaignPurpose Purpose)
{
    /// <summary>The call that it is about; one that is not published counts for none.</summary>
    public Guid? Call { get; init; }
}

public enum CampaignAnswer
{
    Done,

    /// <summary>Submitted: a second responsable has to agree.</summary>
    AwaitsApproval,

    /// <summary>Nobody of the view may be written to.</summary>
    Nobody,

    /// <summary>The date it was to leave at has passed: a date is never read as « at once ».</summary>
    Past,

    /// <summary>Its date is over two years away: a slip of the keyboard.</summary>
    TooFar,

    /// <summary>Not possible in its present state, or not by this person.</summary>
    NoLonger,
}

/// <summary>A campaign as its author, and those in charge of its territories, see it. Times in UTC.</summary>
public sealed record CampaignView
{
    internal CampaignView(MailCampaign row, MailBatchCounts counts, Gazetteer gazetteer)
    {
        (Id, State, Purpose, Subject, Body, Signature) = (row.Id, row.State, row.Purpose, row.Subject, row.Body, row.Signature);
        (CreatedAt, DueAt, FinishedAt, StopReason) = (row.CreatedAt, row.DueAt, row.FinishedAt, row.StopReason);
        (Expected, Recipients, Sent, Failed, Left, Unsubscribed) =
            (row.Expected, row.Recipients, counts.Sent, counts.Failed, counts.Left, row.Unsubscribed);
        (Measured, Opened) = (row.Measured, row.Opened);
        CallKey = row.CallKey;
        IsPrepared = row.PreparedAt is not null;
        View = CampaignScope.ViewOf(row);
        Place = string.Join(", ", CampaignScope.Territories(row).Select(gazetteer.LabelOf));
    }

    public long Id { get; }

    public CampaignState State { get; }

    public CampaignPurpose Purpose { get; }

    public string Subject { get; }

    public string Body { get; }

    public string Signature { get; }

    /// <summary>The call that it is about; null for none.</summary>
    public Guid? CallKey { get; }

    public DateTime CreatedAt { get; }

    public DateTime? DueAt { get; }

    public DateTime? FinishedAt { get; }

    public string StopReason { get; }

    public bool IsPrepared { get; }

    public ContactQuery View { get; }

    /// <summary>Labels of its territories.</summary>
    public string Place { get; }

    /// <summary>Counted when it was submitted.</summary>
    public int Expected { get; }

    /// <summary>Mails prepared.</summary>
    public int Recipients { get; }

    public int Sent { get; }

    public int Failed { get; }

    /// <summary>May still leave.</summary>
    public int Left { get; }

    /// <summary>Prepared and never sent: cancelled, or the person left, paused or unsubscribed meanwhile.</summary>
    public int NotSent => Recipients - Sent - Failed - Left;

    public int Unsubscribed { get; }

    /// <summary>Recipients who agreed that opening it be counted.</summary>
    public int Measured { get; }

    /// <summary>Those of them who opened it.</summary>
    public int Opened { get; }

    public required string Author { get; init; }

    /// <summary>Empty when nobody had to.</summary>
    public required string Approver { get; init; }

    public required bool IsMine { get; init; }

    /// <summary>The reader is in charge of all of its territories.</summary>
    public required bool MayDecide { get; init; }

    /// <summary>Something of it moves now.</summary>
    public bool IsLive => State is CampaignState.Scheduled or CampaignState.Preparing or CampaignState.Sending
        || (State == CampaignState.Cancelled && FinishedAt is null);
}
