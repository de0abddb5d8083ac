using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Mandates.Candidacies;

/// <summary>
/// Somebody who offers to take a post, or whom somebody suggests. Goes from the confirmed address to the review by the level above,
/// to the nomination, to the mandate. Deleted some time after it is closed.
/// </summary>
internal sealed class Candidacy
{
    public const int NameLength = 160;
    public const int TextLength = 2000;

    /// <summary>Promised by the mails: neither confirmed nor accepted by then, it is erased.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    /// <summary>A refusal can be asked about for as long.</summary>
    public static readonly TimeSpan KeptClosed = TimeSpan.FromDays(90);

    public long Id { get; private set; }

    public required long TypeId { get; init; }

    /// <summary>The post to second; null but for deputies.</summary>
    public long? DeputyOfTypeId { get; init; }

    public required TerritoryKind TerritoryKind { get; init; }

    public required string TerritoryCode { get; init; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    public required string EmailKey { get; init; }

    /// <summary>What the person says of themself; empty where somebody else suggested them.</summary>
    public string Message { get; private set; } = "";

    /// <summary>Who suggested this person, as that one signed; empty for who offers.</summary>
    public string SuggestedBy { get; init; } = "";

    public CandidacyState State { get; private set; }

    /// <summary>One showing of the form: sent twice, it counts once. Null for those that the site itself makes.</summary>
    public Guid? SubmissionId { get; init; }

    public required DateTime CreatedAt { get; init; }

    /// <summary>When it reached the reviewers.</summary>
    public DateTime? SubmittedAt { get; private set; }

    public DateTime? ClosedAt { get; private set; }

    /// <summary>Who asked, named or refused last.</summary>
    public long? ReviewerAccountId { get; private set; }

    public string Question { get; private set; } = "";

    public string Answer { get; private set; } = "";

    /// <summary>The reviewer's words in the refusal.</summary>
    public string Reply { get; private set; } = "";

    /// <summary>The level whose reviewers were told last; null before, or for the administrators.</summary>
    public TerritoryKind? ToldKind { get; private set; }

    public string? ToldCode { get; private set; }

    public DateTime? ToldAt { get; private set; }

    /// <summary>The mandate that this one takes over; null for a vacant post.</summary>
    public long? SucceedsMandateId { get; private set; }

    /// <summary>When the mandate starts at the earliest; null for at once.</summary>
    public DateTime? StartsAt { get; private set; }

    public TerritoryRef Territory => new(TerritoryKind, TerritoryCode);

    public bool IsOpen => State is CandidacyState.Waiting or CandidacyState.Asked;

    public static Candidacy Make(
        MandateType type, long? deputyOf, TerritoryRef territory, (string Name, string Email, string Key) person, DateTime now,
        string message = "", string suggestedBy = "", Guid? submission = null) => new()
        {
            TypeId = type.Id,
            DeputyOfTypeId = type.IsDeputy ? deputyOf : null,
            TerritoryKind = territory.Kind,
            TerritoryCode = territory.Code,
            Name = person.Name,
            Email = person.Email,
            EmailKey = person.Key,
            Message = message,
            SuggestedBy = suggestedBy,
            SubmissionId = submission,
            CreatedAt = now,
        };

    /// <summary>The person behind the address agrees to be a candidate. False when that was done, or is too late.</summary>
    public bool Confirm(string? message, DateTime now)
    {
        if (State != CandidacyState.Unconfirmed)
        {
            return false;
        }
        (State, SubmittedAt) = (CandidacyState.Waiting, now);
        Message = string.IsNullOrWhiteSpace(message) ? Message : Shorten(message);
        return true;
    }

    public bool Ask(long by, string question)
    {
        if (!IsOpen || string.IsNullOrWhiteSpace(question))
        {
            return false;
        }
        (State, ReviewerAccountId, Question, Answer) = (CandidacyState.Asked, by, Shorten(question), "");
        return true;
    }

    public bool AnswerTo(string answer)
    {
        if (State != CandidacyState.Asked || string.IsNullOrWhiteSpace(answer))
        {
            return false;
        }
        (State, Answer) = (CandidacyState.Waiting, Shorten(answer));
        return true;
    }

    /// <summary>The person still has to accept: see <see cref="Accept"/>.</summary>
    public bool Nominate(long by)
    {
        if (!IsOpen)
        {
            return false;
        }
        (State, ReviewerAccountId) = (CandidacyState.Nominated, by);
        return true;
    }

    /// <summary>Named by their address, without having offered: there is nothing to review.</summary>
    public bool Invite(long by, DateTime now)
    {
        if (State != CandidacyState.Unconfirmed)
        {
            return false;
        }
        (State, ReviewerAccountId, SubmittedAt) = (CandidacyState.Nominated, by, now);
        return true;
    }

    /// <summary>Named by who hands over their own mandate, to take it at that time: there is nothing to review.</summary>
    public bool NameSuccessor(long by, long mandateId, DateTime at, DateTime now)
    {
        if (ClosedAt is not null || State == CandidacyState.Nominated)
        {
            return false;
        }
        (State, ReviewerAccountId, SucceedsMandateId, StartsAt) = (CandidacyState.Nominated, by, mandateId, at);
        SubmittedAt ??= now;
        return true;
    }

    /// <summary>Whoever handed over could not any more when the answer came: the level above reads the candidacy as any other.</summary>
    public void Reopen()
    {
        (State, ReviewerAccountId, SucceedsMandateId, StartsAt) = (CandidacyState.Waiting, null, null, null);
        (ToldKind, ToldCode, ToldAt) = (null, null, null);
    }

    /// <summary>Also takes back a nomination that was not accepted yet.</summary>
    public bool Refuse(long by, string reply, DateTime now)
    {
        if (!IsOpen && State != CandidacyState.Nominated)
        {
            return false;
        }
        (State, ReviewerAccountId, Reply, ClosedAt) = (CandidacyState.Refused, by, Shorten(reply), now);
        return true;
    }

    /// <summary>The person accepts charter and confidentiality: the mandate stands.</summary>
    public bool Accept(DateTime now)
    {
        if (State != CandidacyState.Nominated)
        {
            return false;
        }
        (State, ClosedAt) = (CandidacyState.Accepted, now);
        return true;
    }

    /// <summary>The person says no, at any time before the mandate.</summary>
    public bool Withdraw(DateTime now)
    {
        if (ClosedAt is not null)
        {
            return false;
        }
        (State, ClosedAt) = (CandidacyState.Withdrawn, now);
        return true;
    }

    /// <summary>Remembers which level was told. False when it was that one already.</summary>
    public bool Tell(TerritoryRef? level, DateTime now)
    {
        if (ToldAt is not null && ToldKind == level?.Kind && ToldCode == level?.Code)
        {
            return false;
        }
        (ToldKind, ToldCode, ToldAt) = (level?.Kind, level?.Code, now);
        return true;
    }

    private static string Shorten(string text) => Clip.To(text.Trim(), TextLength);
}

public enum CandidacyState
{
    /// <summary>The address is not confirmed, or the person suggested has not agreed: nobody sees it.</summary>
    Unconfirmed = 0,

    /// <summary>For the reviewers to read.</summary>
    Waiting = 1,

    /// <summary>A question was put; the candidate answers.</summary>
    Asked = 2,

    /// <summary>Named; accepts, or not, by the link of a mail.</summary>
    Nominated = 3,
    Accepted = 4,
    Refused = 5,
    Withdrawn = 6,
}
