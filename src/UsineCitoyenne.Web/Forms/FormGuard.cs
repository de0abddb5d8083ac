using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.DataProtection;

namespace UsineCitoyenne.Web.Forms;

/// <summary>
/// Keeps robots out of a public form without asking anything of people: a hidden field, a minimum time, a proof of work
/// done by the browser, and a limit by address. Without JavaScript the proof is missing and the limit is lower.
/// </summary>
public sealed class FormGuard(FormGuardOptions options, IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);
    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("form-guard").ToTimeLimitedDataProtector();
    private readonly SpentProofs spent = new SpentProofs(Lifetime, clock);
    private readonly PartitionedRateLimiter<IPAddress> proven = Limiter(options.SubmissionsPerHour);
    private readonly PartitionedRateLimiter<IPAddress> unproven = Limiter(options.UnprovenSubmissionsPerHour);
    private readonly PartitionedRateLimiter<IPAddress> signIns = Limiter(options.SubmissionsPerHour);
    private readonly PartitionedRateLimiter<IPAddress> passwords = Limiter(options.PasswordsPerHour);

    public int Bits => options.ProofOfWorkBits;

    /// <summary>A challenge for one showing of a form; it carries the time and a number that makes a double submit one.</summary>
    public string Issue() => protector.Protect(
        string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().ToUnixTimeMilliseconds()}:{Guid.CreateVersion7():N}"), Lifetime);

    /// <param name="signsIn">Counted apart: an afternoon of sewing behind one connection keeps nobody out of their own space.</param>
    public GuardVerdict Check(string? challenge, string? nonce, string? honeypot, IPAddress? address, bool signsIn = false)
    {
        if (!string.IsNullOrEmpty(honeypot))
        {
            return new GuardVerdict(GuardAnswer.Robot, Guid.Empty);
        }
        if (!TryRead(challenge, out var shownAt, out var submission))
        {
            return new GuardVerdict(GuardAnswer.Expired, Guid.Empty);
        }
        var isProven = IsProven(challenge!, nonce);
        // A browser that fills everything in is quick; its proof is enough. Without one, the same form is sent a second time.
        if (!isProven && clock.GetUtcNow() - shownAt < options.MinimumTime)
        {
            return new GuardVerdict(GuardAnswer.TooFast, submission);
        }
        // A proof that served already counts for nothing: a form sent twice by mistake passes, two hundred do not.
        var limiter = isProven && spent.TrySpend(submission) ? signsIn ? signIns : proven : unproven;
        using var lease = limiter.AttemptAcquire(Network(address));
        return new GuardVerdict(lease.IsAcquired ? GuardAnswer.Welcome : GuardAnswer.TooMany, submission);
    }

    /// <summary>Counts one try at a password or a code; false when this network has had its share.</summary>
    public bool MayTryPassword(IPAddress? address)
    {
        using var lease = passwords.AttemptAcquire(Network(address));
        return lease.IsAcquired;
    }

    /// <summary>Answers no sooner than others would be answered: the time then tells nothing of what was found.</summary>
    public async Task<T> InEqualTimeAsync<T>(Func<Task<T>> work)
    {
        var others = Task.Delay(options.AnswerTime, clock);
        try
        {
            return await work();
        }
        finally
        {
            await others;
        }
    }

    public void Dispose()
    {
        passwords.Dispose();
        proven.Dispose();
        signIns.Dispose();
        unproven.Dispose();
    }

    /// <summary>SHA-256 of <c>challenge:nonce</c> begins with the asked number of zero bits.</summary>
    private bool IsProven(string challenge, string? nonce)
    {
        if (string.IsNullOrEmpty(nonce) || nonce.Length > 20)
        {
            return false;
        }
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{challenge}:{nonce}"));
        return BitConverter.ToUInt32([hash[3], hash[2], hash[1], hash[0]]) >> (32 - options.ProofOfWorkBits) == 0;
    }

    private bool TryRead(string? challenge, out DateTimeOffset shownAt, out Guid submission)
    {
        (shownAt, submission) = (default, default);
        try
        {
            var parts = protector.Unprotect(challenge ?? "").Split(':');
            shownAt = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[0], CultureInfo.InvariantCulture));
            submission = Guid.Parse(parts[1]);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // An IPv6 household has a /64: counted by single addresses it would have no limit.
    internal static IPAddress Network(IPAddress? address)
    {
        if (address is null or { IsIPv4MappedToIPv6: true } or { AddressFamily: not System.Net.Sockets.AddressFamily.InterNetworkV6 })
        {
            return address?.MapToIPv4() ?? IPAddress.None;
        }
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes);
    }

    private static PartitionedRateLimiter<IPAddress> Limiter(int perHour) => PartitionedRateLimiter.Create<IPAddress, IPAddress>(
        address => RateLimitPartition.GetSlidingWindowLimiter(address, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = perHour,
            Window = TimeSpan.FromHours(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));
}

/// <summary>Section <c>Forms</c> of the configuration.</summary>
public sealed class FormGuardOptions
{
    /// <summary>1 to 24; each bit doubles the browser's work. 15 is half a second on an old phone.</summary>
    public int ProofOfWorkBits { get; set; } = 15;

    /// <summary>Without a proof of work, nobody fills the form faster.</summary>
    public TimeSpan MinimumTime { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>By address, with a proof of work: a town hall's whole network may share one.</summary>
    public int SubmissionsPerHour { get; set; } = 60;

    /// <summary>By address, without.</summary>
    public int UnprovenSubmissionsPerHour { get; set; } = 10;

    /// <summary>
    /// What the answer to an address or a password takes at least, known or not, right or wrong. Longer than the work behind it.
    /// </summary>
    public TimeSpan AnswerTime { get; set; } = TimeSpan.FromMilliseconds(400);

    /// <summary>By address: tries at a password or a second factor of the back office.</summary>
    public int PasswordsPerHour { get; set; } = 60;
}

/// <param name="Submission">Number of this showing of the form.</param>
public readonly record struct GuardVerdict(GuardAnswer Answer, Guid Submission)
{
    /// <summary>Of the answer that tells <see cref="Message"/>.</summary>
    public int Status => Answer == GuardAnswer.TooMany ? StatusCodes.Status429TooManyRequests : StatusCodes.Status422UnprocessableEntity;

    /// <summary>The same challenge serves again: by the time the person has read why, it is old enough.</summary>
    public bool KeepsChallenge => Answer == GuardAnswer.TooFast;

    /// <summary>What to tell the person; null when there is nothing to tell.</summary>
    public string? Message => Answer switch
    {
        GuardAnswer.Expired => "Cette page est restée ouverte trop longtemps. Vos réponses sont toujours là : envoyez à nouveau.",
        GuardAnswer.TooFast => "Le formulaire est parti trop vite pour nous. Vos réponses sont toujours là : envoyez à nouveau.",
        GuardAnswer.TooMany =>
            "Beaucoup d’envois viennent de votre réseau en ce moment. Rien n’est perdu de ce que vous avez écrit : réessayez dans quelques "
        + "dizaines de minutes, ou depuis une autre connexion.",
        _ => null,
    };
}

public enum GuardAnswer
{
    Welcome,

    /// <summary>Answered as if all were well.</summary>
    Robot,
    Expired,
    TooFast,
    TooMany,
}

internal static class FormGuardSetup
{
    public static IServiceCollection AddFormGuard(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(configuration.GetSection("Forms").Get<FormGuardOptions>() ?? new FormGuardOptions())
        .AddSingleton<FormGuard>()
        .AddSingleton<PasswordThrottle>();
}
