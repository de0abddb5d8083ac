using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Web.Tests.MySpace;

public sealed class OperationsPageTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string Path = "/mon-espace/exploitation/";

    [Fact]
    public async Task Administrators_see_every_job_and_send_a_failed_mail_again()
    {
        Assert.Equal(403, (await (await Site.SignInAsync("departement:95")).GetAsync(Path)).Status);
        Assert.StartsWith("/connexion", (await Site.Visit().GetAsync(Path)).Location);
        var id = await FailedAsync();
        var administrator = await Site.SignInAsync(NewAddress(), (MandateAlias.Administrator, TerritoryRef.Nation));
        var page = await administrator.GetAsync(Path);
        foreach (var job in Site.Get<JobScheduler>().Jobs)
        {
            Assert.Contains(job.Job.Name, page.Text);
        }
        Assert.Contains("550 boîte fermée", page.Text);
        var form = page.Document.QuerySelectorAll("form[action*=Retry]")
            .Single(found => found.QuerySelector($"[name=id][value='{id}']") is not null);
        Assert.Equal(302, (await administrator.PostAsync(form.GetAttribute("action")!,
            [new("id", $"{id}"), new("jeton", form.QuerySelector("[name=jeton]")!.GetAttribute("value")!)])).Status);
        var after = await administrator.GetAsync(Path);
        Assert.Contains("Il repart dans la minute.", after.Text);
        Assert.DoesNotContain(await Site.Get<MailQueue>().FailedAsync(), mail => mail.Id == id);
    }

    private async Task<long> FailedAsync()
    {
        var mail = new OutboxMail
        {
            Template = "essai",
            RecipientKind = "account",
            RecipientId = 1,
            Data = "",
            State = OutboxState.Failed,
            Attempts = 3,
            LastError = "550 boîte fermée",
            CreatedAt = DateTime.UtcNow,
            DueAt = DateTime.UtcNow,
            MessageId = Guid.NewGuid().ToString("N"),
        };
        await Site.Get<Database>().WriteAsync(db => Task.FromResult(db.Add(mail)));
        return mail.Id;
    }
}
