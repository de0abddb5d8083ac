namespace UsineCitoyenne.Core.Communes;

/// <summary>
/// Where a commune stands, with the rules that move it. What volunteers and organisers do moves it up to « organised » by itself; the town
/// hall, production and rest are told by a responsable. Either may come first.
/// </summary>
internal sealed class CommuneProgress
{
    /// <summary>INSEE code of today's commune.</summary>
    public required string Code { get; init; }

    public CommuneState State { get; private set; }

    public DateTime Since { get; private set; }

    /// <summary>Null while the town hall committed itself to nothing.</summary>
    public DateOnly? CommittedOn { get; private set; }

    public string SignatoryRole { get; private set; } = "";

    public string Provides { get; private set; } = "";

    public Commitment? Commitment => CommittedOn is { } on ? new Commitment(on, SignatoryRole, Provides) : null;

    /// <summary>Where the facts alone put a commune.</summary>
    public static CommuneState FromFacts(int volunteers, bool led) =>
        led ? CommuneState.Organised : volunteers > 0 ? CommuneState.VolunteersPresent : CommuneState.Sleeping;

    /// <summary>True in the states that follow the facts; in the others a responsable decides.</summary>
    public static bool FollowsFacts(CommuneState state) => state <= CommuneState.Organised;

    /// <summary>First volunteer, organiser named or gone. False when nothing moves.</summary>
    public bool See(int volunteers, bool led, DateTime now) => FollowsFacts(State) && Move(FromFacts(volunteers, led), now);

    /// <summary>From any state: in production the commitment is noted and production goes on.</summary>
    public void Commit(Commitment commitment, DateTime now)
    {
        (CommittedOn, SignatoryRole, Provides) = (commitment.On, commitment.SignatoryRole, commitment.Provides);
        if (State != CommuneState.Producing)
        {
            Move(CommuneState.Committed, now);
        }
    }

    /// <summary>False when there was none. Production that had begun goes on without the town hall.</summary>
    public bool Withdraw(int volunteers, bool led, DateTime now)
    {
        if (CommittedOn is null)
        {
            return false;
        }
        (CommittedOn, SignatoryRole, Provides) = (null, "", "");
        if (State == CommuneState.Committed)
        {
            Move(FromFacts(volunteers, led), now);
        }
        return true;
    }

    /// <summary>With the town hall, or without it where somebody leads. False otherwise, or when it produces already.</summary>
    public bool Produce(bool led, DateTime now) => (led || CommittedOn is not null) && Move(CommuneState.Producing, now);

    /// <summary>False for a commune where nothing began.</summary>
    public bool Rest(DateTime now) => State != CommuneState.Sleeping && Move(CommuneState.Resting, now);

    /// <summary>False when it does not rest.</summary>
    public bool Resume(int volunteers, bool led, DateTime now) =>
        State == CommuneState.Resting && Move(CommittedOn is null ? FromFacts(volunteers, led) : CommuneState.Committed, now);

    /// <summary>Another commune joins this one: the further of both states stays, and the commitment that there was.</summary>
    public void Absorb(CommuneProgress joined, DateTime now)
    {
        if (CommittedOn is null && joined.Commitment is { } commitment)
        {
            (CommittedOn, SignatoryRole, Provides) = (commitment.On, commitment.SignatoryRole, commitment.Provides);
        }
        if (State is CommuneState.Resting || (joined.State is not CommuneState.Resting && joined.State > State))
        {
            Move(joined.State, now);
        }
    }

    /// <summary>What can be done from here.</summary>
    public IEnumerable<CommuneAct> Acts(bool led)
    {
        yield return CommuneAct.Commit;
        if (CommittedOn is not null)
        {
            yield return CommuneAct.Withdraw;
        }
        if (State != CommuneState.Producing && (led || CommittedOn is not null))
        {
            yield return CommuneAct.Produce;
        }
        if (State == CommuneState.Resting)
        {
            yield return CommuneAct.Resume;
        }
        else if (State != CommuneState.Sleeping)
        {
            yield return CommuneAct.Rest;
        }
    }

    private bool Move(CommuneState to, DateTime now)
    {
        if (State == to)
        {
            return false;
        }
        (State, Since) = (to, now);
        return true;
    }
}
