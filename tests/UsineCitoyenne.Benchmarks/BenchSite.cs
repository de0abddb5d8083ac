using Microsoft.Extensions.DependencyInjection;
using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.SignUp;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Benchmarks;

/// <summary>The whole domain over a database, with the real territories and the real time. No mail leaves.</summary>
internal sealed class BenchSite : IAsyncDisposable
{
    private readonly TestDatabase test;
    private readonly ServiceProvider services;

    private BenchSite(TestDatabase test)
    {
        this.test = test;
        services = TestServices.Build(test, TimeProvider.System);
    }

    public Database Database => test.Database;

    public Gazetteer Gazetteer => Get<TerritoryDirectory>().Current;

    /// <param name="test">Outlives the site; several sites may follow each other on it.</param>
    public static async Task<BenchSite> StartAsync(TestDatabase test)
    {
        var site = new BenchSite(test);
        await site.Get<ConsentPublisher>().PublishAsync();
        await using var edition = File.OpenRead(RepositoryRoot.PathOf("src/UsineCitoyenne.Web/Assets/dist/territories.json.gz"));
        if (!(await site.Get<TerritoryImport>().ImportAsync(edition)).Imported)
        {
            await site.Get<TerritoryDirectory>().LoadAsync();
        }
        await site.Get<VolunteerOptions>().InitializeAsync();
        return site;
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>What the form of one more person holds. Nobody has the same address twice.</summary>
    public SignUpForm Form(string person) => new()
    {
        SubmissionId = Guid.NewGuid(),
        FirstName = "Josette",
        LastName = "Ourlet",
        Email = $"josette.ourlet.{person}@example.org",
        Phone = "06 39 98 00 01",
        CommuneCode = Gazetteer.Communes[Random.Shared.Next(Gazetteer.Communes.Length)].Code,
        Profiles = ["couture", "decoupe"],
        Availability = ["soir"],
        Equipment = ["machine-a-coudre"],
        Note = "Le matin de préférence",
        AcceptsCharter = true,
        AcceptsContact = true,
        AcceptsIntroduction = true,
    };

    /// <exception cref="InvalidOperationException">The form was refused: the benchmark measures nothing.</exception>
    public async Task SignUpAsync(string person)
    {
        if (await Get<SignUpService>().SubmitAsync(Form(person)) is { Count: > 0 } errors)
        {
            throw new InvalidOperationException($"Sign-up refused: {string.Join(" ", errors.Values)}");
        }
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
