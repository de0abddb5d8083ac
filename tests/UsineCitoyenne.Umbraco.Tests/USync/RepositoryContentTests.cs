using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Core.Content.Provisioning;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Umbraco.Tests.USync;

/// <summary>The schema and the starter content that the site ships.</summary>
public sealed class RepositoryContentTests
{
    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "uSync", "v17");

    [Fact]
    public async Task The_shipped_folder_imports_without_a_refusal_and_once()
    {
        await using var usync = await USyncFixture.CreateAsync();

        var first = await usync.Importer.ImportAsync(Folder);
        var second = await usync.Importer.ImportAsync(Folder);

        Assert.Equal([], first.Refused);
        Assert.All(first.Results, result => Assert.Equal(ImportOutcome.Created, result.Outcome));
        Assert.All(second.Results, result => Assert.Equal(ImportOutcome.Same, result.Outcome));
    }

    [Fact]
    public async Task A_departement_is_provisioned_from_the_shipped_template()
    {
        await using var usync = await USyncFixture.CreateAsync();
        await usync.Importer.ImportAsync(Folder);

        await usync.Get<SiteProvisioner>().RunAsync([new("95", "agirlocal95", "Val-d’Oise", "du Val-d’Oise", "dans le Val-d’Oise")]);
        await usync.Site.ReloadAsync();
        var snapshot = usync.Site.Current;

        Assert.Equal("/agirlocal95/", snapshot.Departement("95")!.Url);
        foreach (var page in snapshot.Departement("95")!.DescendantsAndSelf)
        {
            Assert.DoesNotContain(page.Values().Values.Append(page.Name), value => value.Contains("departement}")
                || value.Contains("{code}"));
        }
        foreach (var item in snapshot.Listing(snapshot.ByUrl("/agirlocal95/tutoriels/")!))
        {
            Assert.Equal(item.Document, snapshot.Resolve(item.Url)!.Document);
        }
        Assert.NotEmpty(snapshot.Listing(snapshot.ByUrl("/agirlocal95/tutoriels/")!));
    }
}
