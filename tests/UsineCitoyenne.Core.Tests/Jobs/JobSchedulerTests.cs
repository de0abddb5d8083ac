using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using UsineCitoyenne.Core.Data.Restoring;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Core.Tests.Jobs;

public sealed class JobSchedulerTests : SiteTest
{
    [Fact]
    public async Task A_job_that_fails_or_is_cancelled_by_itself_runs_again_and_ends_no_other()
    {
        var (good, failing, stray) = (new Good(), new Failing(), new Stray());
        using var scheduler = Scheduler(services => services.AddSingleton(good).AddSingleton(failing).AddSingleton(stray),
            new ScheduledJob(typeof(Good), "Bon", TimeSpan.FromMilliseconds(20)) { AtStop = true },
            new ScheduledJob(typeof(Failing), "Mauvais", TimeSpan.FromMilliseconds(20)),
            new ScheduledJob(typeof(Stray), "Égaré", TimeSpan.FromMilliseconds(20)));
        await scheduler.StartAsync(default);
        await Until.TrueAsync("each ran three times", () => Math.Min(good.Runs, Math.Min(failing.Runs, stray.Runs)) >= 3);
        Assert.Equal(("fait", null), (scheduler.Jobs[0].Done, scheduler.Jobs[0].Failure));
        Assert.Equal("InvalidOperationException: no [adresse]", scheduler.Jobs[1].Failure);
        Assert.StartsWith("OperationCanceledException", scheduler.Jobs[2].Failure, StringComparison.Ordinal);
        Assert.All(scheduler.Jobs, job => Assert.NotNull(job.Took));
        await scheduler.StopAsync(default);
        var runs = (good.Runs, failing.Runs);
        await Task.Delay(100);
        Assert.Equal(runs, (good.Runs, failing.Runs));
    }

    [Fact]
    public async Task A_job_waits_for_its_time_and_one_that_counts_runs_once_more_at_the_stop()
    {
        var good = new Good();
        using var scheduler = Scheduler(services => services.AddSingleton(good),
            new ScheduledJob(typeof(Good), "Bon", TimeSpan.FromHours(1)) { AtStart = false, AtStop = true });
        await scheduler.StartAsync(default);
        await Until.TrueAsync("it has its time", () => scheduler.Jobs[0].NextAt is not null);
        Assert.Equal(0, good.Runs);
        await scheduler.StopAsync(default);
        Assert.Equal(1, good.Runs);
    }

    [Fact]
    public void Every_job_of_the_schedule_can_be_made_and_has_its_own_name()
    {
        var scheduler = Site.Get<JobScheduler>();
        Assert.NotEmpty(scheduler.Jobs);
        Assert.Equal(scheduler.Jobs.Count, scheduler.Jobs.DistinctBy(status => status.Job.Name).Count());
        var scheduled = scheduler.Jobs.Select(status => status.Job.Type).ToHashSet();
        Assert.Equal([], typeof(IJob).Assembly.GetTypes()
            .Where(type => type is { IsClass: true } && type.IsAssignableTo(typeof(IJob)) && !scheduled.Contains(type)));
    }

    private JobScheduler Scheduler(Func<IServiceCollection, IServiceCollection> add, params ScheduledJob[] jobs) =>
        new(jobs, add(new ServiceCollection()).BuildServiceProvider(), Site.Get<RestoreReview>(), TimeProvider.System,
            NullLogger<JobScheduler>.Instance)
        {
            Settling = TimeSpan.Zero,
        };

    private sealed class Good : IJob
    {
        private int runs;

        public int Runs => Volatile.Read(ref runs);

        public Task<string?> RunAsync(CancellationToken cancel)
        {
            Interlocked.Increment(ref runs);
            return Task.FromResult<string?>("fait");
        }
    }

    private sealed class Failing : IJob
    {
        private int runs;

        public int Runs => Volatile.Read(ref runs);

        public Task<string?> RunAsync(CancellationToken cancel)
        {
            Interlocked.Increment(ref runs);
            throw new InvalidOperationException("no josette@example.org");
        }
    }

    private sealed class Stray : IJob
    {
        private int runs;

        public int Runs => Volatile.Read(ref runs);

        public Task<string?> RunAsync(CancellationToken cancel)
        {
            Interlocked.Increment(ref runs);
            throw new OperationCanceledException();
        }
    }
}
