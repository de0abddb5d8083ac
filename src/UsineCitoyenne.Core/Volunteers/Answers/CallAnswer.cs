using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsineCitoyenne.Core.Volunteers.Answers;

/// <summary>What one volunteer answered to one call. Erased with the person.</summary>
internal sealed class CallAnswer
{
    public long Id { get; private set; }

    /// <summary>Key of the call's document.</summary>
    public required Guid CallKey { get; init; }

    public required long VolunteerId { get; init; }

    /// <summary>« J'en prends 20 »; 0 for « Je viens ».</summary>
    public int Quantity { get; private set; }

    /// <summary>Came by a form with this person's address, and waits for the person to say it is theirs; null for none.</summary>
    public int? Proposed { get; private set; }

    public CallAnswerState State { get; private set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime ChangedAt { get; private set; }

    /// <summary>What the person said once, no form changes.</summary>
    public void Propose(int quantity, DateTime now)
    {
        if (State == CallAnswerState.Awaited)
        {
            (Proposed, ChangedAt) = (quantity, now);
        }
    }

    /// <summary>False when it was given like this before: pressed again, it changes nothing.</summary>
    public bool Give(int quantity, DateTime now)
    {
        Proposed = null;
        if (State == CallAnswerState.Given && Quantity == quantity)
        {
            return false;
        }
        (Quantity, State, ChangedAt) = (quantity, CallAnswerState.Given, now);
        return true;
    }

    /// <summary>True when it had been given: who organises counted on it, and a mail said so.</summary>
    public bool Withdraw(DateTime now)
    {
        var given = State == CallAnswerState.Given;
        (Proposed, State, ChangedAt) = (null, CallAnswerState.Withdrawn, now);
        return given;
    }
}

/// <summary>Stored as a number: never renumber.</summary>
public enum CallAnswerState
{
    /// <summary>Not said yet by the person themself.</summary>
    Awaited = 0,
    Given = 1,
    Withdrawn = 2,
}

internal sealed class CallAnswerMapping : IEntityTypeConfiguration<CallAnswer>
{
    public void Configure(EntityTypeBuilder<CallAnswer> answer)
    {
        answer.ToTable("CallAnswer");
        answer.HasIndex(row => new { row.CallKey, row.VolunteerId }).IsUnique();
        answer.HasIndex(row => row.VolunteerId);
    }
}
