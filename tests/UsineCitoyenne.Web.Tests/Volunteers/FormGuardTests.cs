using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using UsineCitoyenne.Web.Forms;

namespace UsineCitoyenne.Web.Tests.Volunteers;

public sealed class FormGuardTests
{
    private static readonly IPAddress Home = IPAddress.Parse("192.0.2.1");

    [Fact]
    public void A_proof_of_work_lifts_the_lower_limit()
    {
        using var guard =
            Guard(new FormGuardOptions
            {
                ProofOfWorkBits = 8,
                MinimumTime = TimeSpan.Zero,
                UnprovenSubmissionsPerHour = 2,
                SubmissionsPerHour = 5
            });
        for (var sent = 0; sent < 2; sent++)
        {
            Assert.Equal(GuardAnswer.Welcome, guard.Check(guard.Issue(), null, null, Home).Answer);
        }
        Assert.Equal(GuardAnswer.TooMany, guard.Check(guard.Issue(), "1", null, Home).Answer);
        for (var sent = 0; sent < 5; sent++)
        {
            var challenge = guard.Issue();
            Assert.Equal(GuardAnswer.Welcome, guard.Check(challenge, Prove(challenge, 8), null, Home).Answer);
        }
        var last = guard.Issue();
        Assert.Equal(GuardAnswer.TooMany, guard.Check(last, Prove(last, 8), null, Home).Answer);
    }

    [Fact]
    public void One_proof_of_work_serves_once_and_sending_twice_by_mistake_still_passes()
    {
        using var guard =
            Guard(new FormGuardOptions
            {
                ProofOfWorkBits = 8,
                MinimumTime = TimeSpan.Zero,
                UnprovenSubmissionsPerHour = 1,
                SubmissionsPerHour = 200
            });
        var challenge = guard.Issue();
        var nonce = Prove(challenge, 8);
        Assert.Equal(
            [GuardAnswer.Welcome, GuardAnswer.Welcome, GuardAnswer.TooMany, GuardAnswer.TooMany],
            Enumerable.Range(0, 4).Select(_ => guard.Check(challenge, nonce, null, Home).Answer));
    }

    [Fact]
    public void Another_address_has_a_limit_of_its_own_but_not_another_number_of_the_same_ipv6_household()
    {
        using var guard = Guard(new FormGuardOptions { MinimumTime = TimeSpan.Zero, UnprovenSubmissionsPerHour = 1 });
        Assert.Equal(GuardAnswer.Welcome, guard.Check(guard.Issue(), null, null, IPAddress.Parse("2001:db8:1:2::1")).Answer);
        Assert.Equal(GuardAnswer.TooMany, guard.Check(guard.Issue(), null, null, IPAddress.Parse("2001:db8:1:2::2")).Answer);
        Assert.Equal(GuardAnswer.Welcome, guard.Check(guard.Issue(), null, null, IPAddress.Parse("2001:db8:1:3::1")).Answer);
    }

    [Fact]
    public void Nobody_fills_a_form_in_no_time()
    {
        using var guard = Guard(new FormGuardOptions { MinimumTime = TimeSpan.FromMinutes(1) });
        Assert.Equal(GuardAnswer.TooFast, guard.Check(guard.Issue(), null, null, Home).Answer);
    }

    [Fact]
    public void A_proof_of_work_makes_up_for_the_time_of_who_is_quick()
    {
        using var guard = Guard(new FormGuardOptions { MinimumTime = TimeSpan.FromMinutes(1), ProofOfWorkBits = 8 });
        var challenge = guard.Issue();
        Assert.Equal(GuardAnswer.Welcome, guard.Check(challenge, Prove(challenge, 8), null, Home).Answer);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("forged")]
    public void A_challenge_of_somebody_elses_making_is_no_challenge(string? challenge)
    {
        using var guard = Guard(new FormGuardOptions());
        Assert.Equal(GuardAnswer.Expired, guard.Check(challenge, null, null, Home).Answer);
    }

    [Fact]
    public void One_showing_of_the_form_keeps_its_number()
    {
        using var guard = Guard(new FormGuardOptions { MinimumTime = TimeSpan.Zero });
        var challenge = guard.Issue();
        Assert.Equal(guard.Check(challenge, null, null, Home).Submission, guard.Check(challenge, null, null, Home).Submission);
        Assert.NotEqual(guard.Check(challenge, null, null, Home).Submission, guard.Check(guard.Issue(), null, null, Home).Submission);
    }

    private static FormGuard Guard(FormGuardOptions options) => new(options, new EphemeralDataProtectionProvider(), TimeProvider.System);

    private static string Prove(string challenge, int bits)
    {
        for (var nonce = 0; ; nonce++)
        {
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{challenge}:{nonce}"));
            if (hash[0] >> (8 - bits) == 0)
            {
                return $"{nonce}";
            }
        }
    }
}
