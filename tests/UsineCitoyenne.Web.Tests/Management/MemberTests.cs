using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Testing;

namespace UsineCitoyenne.Web.Tests.Management;

public sealed class MemberTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public async Task An_administrator_without_the_right_to_sensitive_data_sees_no_address_and_no_phone_and_changes_none()
    {
        var (email, id) = await VolunteerAsync();
        var editor = await AdministratorAsync();
        var list = (await editor.GetAsync("/filter/member?filter=ourlet")).Text;
        var text = (await editor.GetAsync($"/member/{id}")).Text;
        foreach (var answer in new[] { list, text })
        {
            Assert.Contains("Josette", answer, StringComparison.Ordinal);
            Assert.DoesNotContain(email, answer, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("639980001", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("\"note\"", answer, StringComparison.Ordinal);
        }
        // A search must not tell what the list hides.
        Assert.Equal(0, (int)(await editor.JsonAsync($"/filter/member?filter={email}"))["total"]!);
        Assert.Equal(0, (int)(await editor.JsonAsync("/filter/member?filter=0639980001"))["total"]!);

        var body = Body(JsonNode.Parse(text)!);
        Set(body, "firstName", "Joséphine");
        Assert.Equal(200, (await editor.PutAsync($"/member/{id}", body)).Status);
        Set(body, "phone", "0600000000");
        Assert.Equal(400, (await editor.PutAsync($"/member/{id}", body)).Status);

        var volunteer = await VolunteerAsync(email);
        Assert.Equal(("Joséphine", "+33639980001", email), (volunteer.FirstName, volunteer.Phone, volunteer.Email));
    }

    [Fact]
    public async Task Who_may_see_sensitive_data_edits_pauses_and_erases_and_each_act_names_the_person_in_the_audit()
    {
        var (email, id) = await VolunteerAsync();
        var editor = await AdministratorAsync(UserGroupAliases.SensitiveData);

        var found = await editor.JsonAsync($"/filter/member?filter={email}");
        Assert.Equal(1, (int)found["total"]!);
        var member = await editor.JsonAsync($"/member/{id}");
        Assert.Equal(email, (string)member["email"]!);
        Assert.Equal("Couture", (string)Value(member, "profiles")[0]!);
        var body = Body(member);
        Set(body, "phone", "01 34 00 00 01");
        Set(body, "availability", "Le soir\nLe week-end");
        body["isApproved"] = false;
        Assert.Equal(200, (await editor.PutAsync($"/member/{id}/validate", body)).Status);
        Assert.Equal(200, (await editor.PutAsync($"/member/{id}", body)).Status);

        var volunteer = await VolunteerAsync(email);
        Assert.Equal(("+33134000001", VolunteerState.Paused, "95323"), (volunteer.Phone, volunteer.State, volunteer.CommuneCode));
        Assert.Equal("En pause", (string)Value(await editor.JsonAsync($"/member/{id}"), "volunteerState")[0]!);
        Assert.Equal(1, (int)(await editor.JsonAsync($"/filter/member?filter={email}&isApproved=false"))["total"]!);
        Assert.Equal(200, (await editor.DeleteAsync($"/member/{id}")).Status);
        Assert.Equal(404, (await editor.GetAsync($"/member/{id}")).Status);

        await using var db = Site.Database.Read();
        Assert.False(await db.Set<Volunteer>().AnyAsync(row => row.Email == email));
        var acts = await db.Set<AuditEntry>()
            .Where(entry => entry.AccountId != null && entry.Subjects.Any(subject => subject.VolunteerId == volunteer.Id))
            .Select(entry => entry.Action).Distinct().ToListAsync();
        Assert.Superset(
            new HashSet<string> { AuditAction.ContactsListed, AuditAction.ContactRead, AuditAction.VolunteerEdited,
                AuditAction.VolunteerPaused, AuditAction.VolunteerLeft },
            acts.ToHashSet());
    }

    [Fact]
    public async Task A_wrong_value_is_told_at_its_field_and_nothing_is_saved()
    {
        var (email, id) = await VolunteerAsync();
        var editor = await AdministratorAsync(UserGroupAliases.SensitiveData);
        var body = Body(await editor.JsonAsync($"/member/{id}"));
        Set(body, "firstName", "");
        Set(body, "communeCode", "99999");
        Set(body, "volunteerState", new JsonArray("En pause"));
        body["email"] = "autre@example.org";

        var refused = await editor.PutAsync($"/member/{id}", body);

        Assert.Equal(400, refused.Status);
        var errors = JsonNode.Parse(refused.Text)!["errors"]!.AsObject().Select(error => error.Key).ToList();
        Assert.All(["firstName", "communeCode", "volunteerState", "email"], alias =>
            Assert.Contains($"$.values[?(@.alias == '{alias}' && @.culture == null && @.segment == null)].value", errors));
        Assert.Equal("Josette", (await VolunteerAsync(email)).FirstName);
    }

    [Fact]
    public async Task The_section_is_national_even_for_who_has_it_with_a_departement_only()
    {
        var (_, id) = await VolunteerAsync();
        var administrator = await AdministratorAsync();
        var departement = await BackofficeClient.SignInAsync(Site, NewAddress(), "redaction-95");
        var group = (await administrator.JsonAsync("/user-group?take=500"))["items"]!.AsArray()
            .Single(item => (string)item!["alias"]! == "redaction-95")!.DeepClone().AsObject();
        var widened = Guid.NewGuid();
        (group["id"], group["alias"], group["name"]) = (widened.ToString(), $"groupe-{widened:N}", "Accueil du 95");
        group["sections"] = new JsonArray("Umb.Section.Content", "Umb.Section.Members");
        Assert.Equal(201, (await administrator.PostAsync("/user-group", group)).Status);
        var reception = await BackofficeClient.SignInAsync(Site, NewAddress(), $"groupe-{widened:N}");

        foreach (var editor in new[] { departement, reception })
        {
            Assert.Equal(403, (await editor.GetAsync("/filter/member")).Status);
            Assert.Equal(403, (await editor.GetAsync($"/member/{id}")).Status);
            Assert.Equal(403, (await editor.GetAsync($"/item/member?id={id}")).Status);
            Assert.Equal(403, (await editor.DeleteAsync($"/member/{id}")).Status);
        }
    }

    private Task<BackofficeClient> AdministratorAsync(params string[] more) =>
        BackofficeClient.SignInAsync(Site, NewAddress(), [UserGroupAliases.Administrators, .. more]);

    private async Task<(string Email, string Id)> VolunteerAsync()
    {
        var email = NewAddress();
        var visitor = Site.Visit();
        await SignUpAsync(visitor, email);
        await ConfirmAsync(visitor, email);
        var editor = await AdministratorAsync(UserGroupAliases.SensitiveData);
        return (email, (string)(await editor.JsonAsync($"/filter/member?filter={email}"))["items"]![0]!["id"]!);
    }

    private async Task<Volunteer> VolunteerAsync(string email)
    {
        await using var db = Site.Database.Read();
        return await db.Set<Volunteer>().SingleAsync(row => row.Email == email);
    }

    /// <summary>What the client sends back of what it read.</summary>
    private static JsonObject Body(JsonNode member) => new()
    {
        ["email"] = member["email"]!.DeepClone(),
        ["username"] = member["username"]!.DeepClone(),
        ["groups"] = member["groups"]!.DeepClone(),
        ["isApproved"] = member["isApproved"]!.DeepClone(),
        ["isLockedOut"] = false,
        ["isTwoFactorEnabled"] = false,
        ["values"] = member["values"]!.DeepClone(),
        ["variants"] = member["variants"]!.DeepClone(),
    };

    private static void Set(JsonObject body, string alias, JsonNode value)
    {
        var values = body["values"]!.AsArray();
        if (values.FirstOrDefault(item => (string)item!["alias"]! == alias) is { } known)
        {
            known["value"] = value;
        }
        else
        {
            values.Add(new JsonObject { ["alias"] = alias, ["value"] = value });
        }
    }

    private static JsonNode Value(JsonNode member, string alias) =>
        member["values"]!.AsArray().Single(item => (string)item!["alias"]! == alias)!["value"]!;
}
