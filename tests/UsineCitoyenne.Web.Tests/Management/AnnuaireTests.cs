using System.Text.Json.Nodes;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class AnnuaireTests(SiteFixture fixture) : WebTest(fixture)
{
    private const string Contacts = "/usine/annuaire/contacts";
    private const string Responsables = "/usine/annuaire/responsables";

    [Fact]
    public async Task Who_has_the_section_with_a_departement_reads_its_people_by_name_and_no_others()
    {
        var (own, other) = (await VolunteerAsync("95"), await VolunteerAsync("78"));
        var administrator = await BackofficeClient.SignInAsync(
            Site, NewAddress(), UserGroupAliases.Administrators, UserGroupAliases.SensitiveData);
        var (ownId, otherId) = (await IdAsync(administrator, own), await IdAsync(administrator, other));
        var without = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");
        var reception = await BackofficeClient.SignInAsync(Site, NewAddress(), await GroupAsync(administrator));

        foreach (var (call, path) in new[] { (HttpMethod.Post, Contacts), (HttpMethod.Get, $"{Contacts}/{ownId}"),
            (HttpMethod.Post, Responsables), (HttpMethod.Get, $"{Responsables}/1") })
        {
            Assert.Equal(403, (await without.CallAsync(call, path, call == HttpMethod.Post ? new { } : null)).Status);
        }
        Assert.Contains(SectionAliases.Annuaire, (await reception.GetAsync("/user/current")).Text, StringComparison.Ordinal);

        var list = await reception.PostAsync(Contacts, new { sort = "Name", take = 200 });
        Assert.Equal(200, list.Status);
        var page = JsonNode.Parse(list.Text)!;
        Assert.False((bool)page["showsDetails"]!);
        Assert.Null(ContractCheck.Breach(
            page, "items", "id name commune profiles availability equipment state freshness createdAt tags email phone"));
        Assert.Null(ContractCheck.Breach(page, "facets", "alias choices"));
        Assert.Contains(page["items"]!.AsArray(), item => (long)item!["id"]! == ownId);
        Assert.DoesNotContain(page["items"]!.AsArray(), item => (long)item!["id"]! == otherId);
        var record = await reception.GetAsync($"{Contacts}/{ownId}");
        foreach (var answer in new[] { list.Text, record.Text, (await reception.PostAsync(Responsables, new { })).Text })
        {
            Assert.DoesNotContain("@example.org", answer, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("639980001", answer, StringComparison.Ordinal);
        }
        Assert.Null((string?)JsonNode.Parse(record.Text)!["memberId"]);
        Assert.Equal(404, (await reception.GetAsync($"{Contacts}/{otherId}")).Status);
        Assert.Equal(0, await TotalAsync(reception, new { text = own }));
        Assert.Equal(0, await TotalAsync(reception, new { departements = new[] { "78" } }));
    }

    [Fact]
    public async Task An_administrator_finds_a_person_by_address_narrows_and_opens_the_whole_record()
    {
        var email = await VolunteerAsync("95");
        await Site.SignInAsync("departement:95");
        var administrator = await BackofficeClient.SignInAsync(
            Site, NewAddress(), UserGroupAliases.Administrators, UserGroupAliases.SensitiveData);
        var id = await IdAsync(administrator, email);

        Assert.Equal(
            1, await TotalAsync(administrator,
                new { text = email, profiles = new[] { "couture" }, departements = new[] { "95" }, states = new[] { "Confirmed" } }));
        Assert.Equal(0, await TotalAsync(administrator, new { text = email, states = new[] { "Paused" } }));
        var record = await administrator.JsonAsync($"{Contacts}/{id}");
        Assert.Null(ContractCheck.Breach(record, "", "contact showsDetails epci departement confirmedAt note demo notes history memberId"));
        Assert.Equal((email, "+33639980001"), ((string)record["contact"]!["email"]!, (string)record["contact"]!["phone"]!));
        Assert.Equal("CA de Cergy-Pontoise", (string)record["epci"]!);
        Assert.Equal(200, (await administrator.GetAsync($"/member/{record["memberId"]}")).Status);

        var responsables = JsonNode.Parse(
            (await administrator.PostAsync(Responsables, new { text = "departement-95@", levels = new[] { "Departement" } })).Text)!;
        Assert.Null(ContractCheck.Breach(responsables, "items", "id name type place state startsAt endsAt lastSeenAt email"));
        var held = await administrator.JsonAsync($"{Responsables}/{responsables["items"]![0]!["id"]}");
        Assert.Equal("departement-95@example.org", (string)held["held"]![0]!["email"]!);

        Assert.Equal(404, (await administrator.GetAsync($"{Contacts}/999999999")).Status);
        Assert.Equal(400, (await administrator.PostAsync(Contacts, new { departement = new[] { "95" } })).Status);
        Assert.Equal(400, (await administrator.PostAsync(Contacts, new { sort = "Email" })).Status);
        Assert.Equal(400, (await administrator.PostAsync(Contacts, new { text = new string('a', 101) })).Status);
    }

    private static async Task<int> TotalAsync(BackofficeClient editor, object view) =>
        (int)JsonNode.Parse((await editor.PostAsync(Contacts, view)).Text)!["total"]!;

    private static async Task<long> IdAsync(BackofficeClient administrator, string email) =>
        (long)JsonNode.Parse((await administrator.PostAsync(Contacts, new { text = email })).Text)!["items"]!.AsArray().Single()!["id"]!;

    /// <summary>The editors of the Val-d'Oise, with the section.</summary>
    private static async Task<string> GroupAsync(BackofficeClient administrator)
    {
        var group = (await administrator.JsonAsync("/user-group?take=500"))["items"]!.AsArray()
            .Single(item => (string)item!["alias"]! == "redaction-95")!.DeepClone().AsObject();
        var alias = $"groupe-{Guid.NewGuid():N}";
        (group["id"], group["alias"], group["name"]) = (Guid.NewGuid().ToString(), alias, "Accueil du 95");
        group["sections"] = new JsonArray("Umb.Section.Content", SectionAliases.Annuaire);
        Assert.Equal(201, (await administrator.PostAsync("/user-group", group)).Status);
        return alias;
    }

    private async Task<string> VolunteerAsync(string departement)
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        (string, string?)[] there = departement == "78" ? [("Input.Commune", "Versailles (78)"), ("Input.CommuneCode", "78646")] : [];
        await SignUpAsync(visitor, email, $"/agirlocal{departement}/inscription/", there);
        await ConfirmAsync(visitor, email);
        return email;
    }
}
