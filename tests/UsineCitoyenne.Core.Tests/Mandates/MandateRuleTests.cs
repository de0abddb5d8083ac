using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Candidacies;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Mandates;

/// <summary>The rules on a mandate and on a candidacy, without a database.</summary>
public sealed class MandateRuleTests
{
    private static readonly DateTime Day = new(2026, 3, 1, 9, 0, 0, DateTimeKind.Utc);
    private static readonly MandateType Organiser = StarterMandateTypes.All.Single(type => type.Alias == MandateAlias.CommuneOrganiser);

    [Fact]
    public void A_mandate_runs_for_the_term_of_its_kind_to_the_instant()
    {
        var mandate = Given();
        Assert.False(mandate.Stands(Day.AddTicks(-1)));
        Assert.True(mandate.Stands(Day));
        Assert.Equal(Day.AddMonths(12), mandate.EndsAt);
        Assert.True(mandate.Stands(Day.AddMonths(12).AddTicks(-1)));
        Assert.False(mandate.Stands(Day.AddMonths(12)));
    }

    [Fact]
    public void A_suspended_mandate_opens_nothing_until_it_is_resumed()
    {
        var mandate = Given();
        Assert.True(mandate.Suspend("absence", Day.AddDays(1)));
        Assert.False(mandate.Suspend("encore", Day.AddDays(2)));
        Assert.False(mandate.Stands(Day.AddDays(2)));
        Assert.False(mandate.HandOver(Day.AddDays(9), Day.AddDays(2)));
        Assert.True(mandate.Resume(Day.AddDays(3)));
        Assert.True(mandate.Stands(Day.AddDays(3)));
        Assert.False(mandate.Resume(Day.AddDays(3)));
    }

    [Fact]
    public void Renewing_adds_one_term_after_this_one_and_asks_for_a_new_reminder()
    {
        var mandate = Given();
        mandate.RemindedAt = Day.AddMonths(11);
        Assert.True(mandate.Renew(Organiser, Day.AddMonths(11)));
        Assert.Equal(Day.AddMonths(24), mandate.EndsAt);
        Assert.Null(mandate.RemindedAt);
        Assert.False(mandate.Renew(Organiser, Day.AddMonths(25)));
    }

    [Fact]
    public void What_ended_stays_as_it_ended()
    {
        var mandate = Given();
        Assert.True(mandate.End(MandateEnd.Revoked, 7, "motif", Day.AddDays(1)));
        Assert.False(mandate.End(MandateEnd.Resigned, 8, "autre", Day.AddDays(2)));
        Assert.Equal((MandateEnd.Revoked, "motif", 7L), (mandate.EndKind!.Value, mandate.EndReason, mandate.EndedByAccountId!.Value));
        Assert.False(mandate.Renew(Organiser, Day.AddDays(2)));
    }

    [Fact]
    public void A_hand_over_keeps_access_until_its_instant_and_not_beyond_the_term()
    {
        var mandate = Given();
        Assert.False(mandate.HandOver(Day.AddMonths(13), Day));
        Assert.True(mandate.HandOver(Day.AddDays(10), Day));
        Assert.True(mandate.Stands(Day.AddDays(10).AddTicks(-1)));
        Assert.False(mandate.Stands(Day.AddDays(10)));
        Assert.False(mandate.Renew(Organiser, Day));
    }

    [Fact]
    public void Nobody_sees_a_candidacy_that_was_not_confirmed_so_nobody_decides_it()
    {
        var candidacy = Offered();
        Assert.False(candidacy.IsOpen || candidacy.Nominate(1) || candidacy.Refuse(1, "", Day) || candidacy.Ask(1, "?"));
        Assert.True(candidacy.Confirm(null, Day));
        Assert.False(candidacy.Confirm(null, Day));
        Assert.True(candidacy.IsOpen);
    }

    [Fact]
    public void A_question_waits_for_its_answer_then_the_candidacy_waits_again()
    {
        var candidacy = Confirmed();
        Assert.False(candidacy.AnswerTo("Oui"));
        Assert.False(candidacy.Ask(1, "  "));
        Assert.True(candidacy.Ask(1, "Êtes-vous disponible le samedi ?"));
        Assert.False(candidacy.AnswerTo(""));
        Assert.True(candidacy.AnswerTo("Oui"));
        Assert.Equal((CandidacyState.Waiting, "Oui"), (candidacy.State, candidacy.Answer));
    }

    [Fact]
    public void Only_who_was_named_accepts_and_a_refusal_is_final()
    {
        var candidacy = Confirmed();
        Assert.False(candidacy.Accept(Day));
        Assert.True(candidacy.Nominate(1));
        Assert.True(candidacy.Refuse(1, "Erreur de ma part", Day));
        Assert.False(candidacy.Accept(Day) || candidacy.Withdraw(Day) || candidacy.Nominate(1));
        Assert.Equal(Day, candidacy.ClosedAt);
    }

    [Fact]
    public void Each_level_is_told_once_and_anew_when_another_level_takes_over()
    {
        var candidacy = Confirmed();
        Assert.True(candidacy.Tell(null, Day));
        Assert.False(candidacy.Tell(null, Day));
        Assert.True(candidacy.Tell(TerritoryRef.Nation, Day));
        Assert.False(candidacy.Tell(TerritoryRef.Nation, Day));
    }

    private static Mandate Given() => Mandate.Give(1, Organiser, null, new(TerritoryKind.Commune, "95500"), Day, null);

    private static Candidacy Offered() =>
        Candidacy.Make(Organiser, null, new(TerritoryKind.Commune, "95500"),
            ("Josette Ourlet", "josette@example.org", "josette@example.org"), Day);

    private static Candidacy Confirmed()
    {
        var candidacy = Offered();
        candidacy.Confirm("Me voici", Day);
        return candidacy;
    }
}
