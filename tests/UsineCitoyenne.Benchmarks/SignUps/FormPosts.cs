using UsineCitoyenne.Benchmarks.Measuring;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks.SignUps;

/// <summary>The same by the real form: the page is asked for, filled and sent, with its tokens. Each mail goes out meanwhile.</summary>
internal static class FormPosts
{
    private const int Visitors = 16;

    /// <returns>Sign-ups in a second, and how long each POST took.</returns>
    public static async Task<(double PerSecond, Times Posts)> RunAsync(TestDatabase test, BenchSite people, int count)
    {
        await using var mails = await SmtpSink.StartAsync();
        await using var site = await SiteProcess.StartAsync(BenchProcess.Options(test, mails.Port,
            ("Forms__MinimumTime", "00:00:00"), ("Forms__UnprovenSubmissionsPerHour", "100000000")));
        // Compiled and warm before the clock runs.
        await SendAsync(site.Address, people, "warm", count / 10, new Times());
        var posts = new Times();
        var seconds = await Times.OfAsync(() => SendAsync(site.Address, people, "form", count, posts));
        return (count / seconds, posts);
    }

    private static Task SendAsync(Uri address, BenchSite people, string prefix, int count, Times posts)
    {
        var last = 0;
        return Task.WhenAll(Enumerable.Range(0, Visitors).Select(_ => Task.Run(async () =>
        {
            using var visitor = new HttpVisitor(address);
            for (var number = Interlocked.Increment(ref last); number <= count; number = Interlocked.Increment(ref last))
            {
                var shown = await visitor.GetAsync("/inscription/");
                var fields = Fields(people.Form($"{prefix}{number}"));
                if (!(await posts.AddAsync(() => visitor.PostAsync("/inscription/", shown, fields)))
                    .EndsWith("merci/", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException("The form was not accepted.");
                }
            }
        })));
    }

    private static Dictionary<string, string> Fields(SignUpForm form) => new()
    {
        ["Input.FirstName"] = form.FirstName!,
        ["Input.LastName"] = form.LastName!,
        ["Input.Email"] = form.Email!,
        ["Input.Phone"] = form.Phone!,
        ["Input.CommuneCode"] = form.CommuneCode!,
        ["Input.Profiles"] = form.Profiles[0],
        ["Input.Note"] = form.Note!,
        ["Input.AcceptsCharter"] = "true",
        ["Input.AcceptsContact"] = "true",
        ["Input.AcceptsIntroduction"] = "true",
    };
}
