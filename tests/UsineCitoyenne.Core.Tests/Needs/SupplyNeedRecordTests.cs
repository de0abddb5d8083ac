using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Privacy.Retention;

namespace UsineCitoyenne.Core.Tests.Needs;

/// <summary>What becomes of a need: renewed, corrected, met, withdrawn, expired, erased.</summary>
public sealed class SupplyNeedRecordTests : NeedTest
{
    [Fact]
    public async Task Who_asked_corrects_renews_and_says_that_it_is_met()
    {
        var token = await ConfirmedAsync();
        Assert.Equal(token, token.Trim());
        Assert.NotNull(await Records.OpenAsync(await TokenAsync(NeedRecordMail.Kind.Name)));
        Assert.Null(await Records.ChangeQuantityAsync(token, "1 200"));
        Assert.Null(await Records.ChangeQuantityAsync(token, "50"));
        Assert.Equal("50 masques", (await Records.OpenAsync(token))!.Need.Counted);
        foreach (var wrong in new[] { null, "", "0", "-1", "2,5", "10000001", "∞" })
        {
            Assert.NotNull(await Records.ChangeQuantityAsync(token, wrong));
        }
        Assert.NotNull(await Records.RenewAsync(token, "2020-01-01"));
        Assert.Null(await Records.RenewAsync(token, "2027-10-01"));
        // At most ninety days without a word.
        Assert.Equal(Site.Clock.Now + SupplyNeed.Standing, (await NeedAsync()).ExpiresAt);
        Assert.Null(await Records.MeetAsync(token));
        Assert.Equal((NeedState.Met, 50), ((await NeedAsync()).State, (await NeedAsync()).Quantity));
        foreach (var act in new[] { Records.MeetAsync(token), Records.WithdrawAsync(token), Records.ChangeQuantityAsync(token, "3"),
            Records.RenewAsync(token, "2026-12-20") })
        {
            Assert.NotNull(await act);
        }
    }

    [Fact]
    public async Task It_is_asked_again_once_a_week_before_it_expires_and_can_come_back()
    {
        var token = await ConfirmedAsync();
        await RunJobAsync();
        Assert.DoesNotContain(await Site.MailsAsync(), IsQuestion);
        Site.Clock.Advance(new DateTime(2026, 12, 23) - Site.Clock.Now);
        await RunJobAsync();
        await RunJobAsync();
        var question = Assert.Single(await Site.MailsAsync(), IsQuestion);
        Assert.Contains("300 masques", Told((await Site.ComposeAsync(question))!), StringComparison.Ordinal);
        Site.Clock.Advance(TimeSpan.FromDays(7));
        await RunJobAsync();
        Assert.Equal(NeedState.Expired, (await NeedAsync()).State);
        Assert.Null(await Site.ComposeAsync(question));
        Assert.Null(await Records.RenewAsync(token, "2027-01-31"));
        Assert.Equal((NeedState.Open, null), ((await NeedAsync()).State, (await NeedAsync()).ClosedAt));
        Site.Clock.Advance(TimeSpan.FromDays(40));
        await RunJobAsync();
        Assert.Equal(2, (await Site.MailsAsync()).Count(IsQuestion));
    }

    [Fact]
    public async Task Thirty_days_after_its_end_nobody_is_left_in_it_and_the_figures_stay()
    {
        var token = await ConfirmedAsync();
        await Records.WithdrawAsync(token);
        Site.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, (await Site.Get<DataRetention>().RunAsync())[RetentionRule.Needs]);
        Assert.NotNull(await Records.OpenAsync(token));
        Site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await Site.Get<DataRetention>().PreviewAsync())[RetentionRule.Needs]);
        Assert.Equal(1, (await Site.Get<DataRetention>().RunAsync())[RetentionRule.Needs]);
        Assert.Equal(0, (await Site.Get<DataRetention>().RunAsync())[RetentionRule.Needs]);
        var need = await NeedAsync();
        Assert.Equal(("", "", "", "", ""), (need.ContactName, need.ContactEmail, need.ContactPhone, need.Note, need.EmailHash));
        Assert.Equal((300, NeedState.Withdrawn), (need.Quantity, need.State));
        Assert.Null(await Records.OpenAsync(token));
        Assert.DoesNotContain(await Site.MailsAsync(), mail => mail.RecipientKind == "supplyneed");
    }

    [Fact]
    public async Task What_was_never_confirmed_goes_whole()
    {
        await Needs.SubmitAsync(await FormAsync());
        Site.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(0, (await Site.Get<DataRetention>().RunAsync())[RetentionRule.Needs]);
        Site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await Site.Get<DataRetention>().RunAsync())[RetentionRule.Needs]);
        Assert.Empty(await AllAsync());
        Assert.Empty(await Site.MailsAsync());
    }

    private static bool IsQuestion(OutboxMail mail) => mail.Template == NeedExpiringMail.Kind.Name;

    private Task RunJobAsync() => ((IJob)Site.Get<NeedExpiryJob>()).RunAsync(CancellationToken.None);
}
