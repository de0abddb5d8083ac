using UsineCitoyenne.Core.Mailing;

namespace UsineCitoyenne.Core.Tests.Mailing;

public sealed class DomainPaceTests
{
    private readonly ManualClock clock = new();

    [Fact]
    public void A_domain_above_its_rate_waits_by_itself_and_each_mail_once()
    {
        var pace = new DomainPace(new MailOptions { DomainRates = { ["lent.example"] = 60 } }, clock);
        Assert.Null(pace.Wait(Mail(), "a@lent.example"));
        var (second, third) = (Mail(), Mail());
        Assert.Equal(TimeSpan.FromSeconds(1), pace.Wait(second, "b@Lent.example"));
        Assert.Equal(TimeSpan.FromSeconds(2), pace.Wait(third, "c@lent.example"));
        Assert.Null(pace.Wait(Mail(), "d@vite.example"));
        Assert.Null(pace.Wait(Mail(bulk: false), "presse@lent.example"));
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(pace.Wait(second, "b@lent.example"));
        Assert.Null(pace.Wait(third, "c@lent.example"));
        Assert.Equal(TimeSpan.FromSeconds(2), pace.Wait(Mail(), "e@lent.example"));
    }

    [Fact]
    public void Without_a_rate_nothing_waits()
    {
        var pace = new DomainPace(new MailOptions(), clock);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Null(pace.Wait(Mail(), "a@example.org")));
    }

    private long last;

    private OutboxMail Mail(bool bulk = true)
    {
        var mail = new OutboxMail { Template = "essai", RecipientKind = "volunteer", RecipientId = 1, Bulk = bulk };
        typeof(OutboxMail).GetProperty(nameof(OutboxMail.Id))!.SetValue(mail, ++last);
        return mail;
    }
}
