using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Keeping;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Mandates;

public sealed class KeepingTests : SiteTest
{
    private MandateLifecycleService Keeping => Site.Get<MandateLifecycleService>();

    [Fact]
    public async Task A_suspended_holder_reads_nothing_at_once_and_the_deputy_stands_in()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var alice = await Site.AppointAsync(lead, "Alice");
        var diane = await Site.AppointAsync(alice, "Diane", MandateAlias.Deputy);
        Assert.Null(diane.Contacts);
        var id = alice.Mandates.Single().Id;
        Assert.True(await Keeping.SuspendAsync(lead, id, "Le temps d’un congé"));
        alice = await Site.ReadAgainAsync(alice.AccountId);
        Assert.Null(alice.Contacts);
        Assert.Single(alice.Suspended);
        diane = await Site.ReadAgainAsync(diane.AccountId);
        Assert.Equal([MandateSite.Pontoise], diane.Contacts!.Territories);
        Assert.True(Assert.Single(diane.Mandates).StandsIn);
        await Site.Get<Leadership>().RefreshAsync();
        Assert.True(Site.Get<Leadership>().IsLed(MandateSite.Pontoise));

        Assert.True(await Keeping.ResumeAsync(lead, id));
        Assert.NotNull((await Site.ReadAgainAsync(alice.AccountId)).Contacts);
        Assert.Null((await Site.ReadAgainAsync(diane.AccountId)).Contacts);
    }

    [Fact]
    public async Task A_revocation_needs_a_reason_which_is_kept_and_told_to_the_person_alone()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise);
        var alice = await Site.AppointAsync(lead, "Alice");
        var diane = await Site.AppointAsync(alice, "Diane", MandateAlias.Deputy);
        var id = alice.Mandates.Single().Id;
        Assert.False(await Keeping.RevokeAsync(lead, id, " "));
        Assert.True(await Keeping.RevokeAsync(lead, id, "Fichier copié ailleurs"));
        Assert.Null((await Site.ReadAgainAsync(alice.AccountId)).Contacts);
        Assert.Equal("Fichier copié ailleurs", (await Keeping.OpenAsync(lead, id))!.EndReason);
        Assert.Equal("", (await Keeping.OpenAsync(diane, id))!.EndReason);
        Assert.Single(await Site.AuditAsync(AuditAction.MandateRevoked));
        foreach (var mail in (await Site.MailsAsync()).Where(mail => mail.Data == $"{id}:Ended"))
        {
            var content = (await Site.ComposeAsync(mail))!;
            var quotes = content.Body.Blocks.OfType<MailBlock.Paragraph>()
                .Any(block => block.Text.Contains("copié ailleurs", StringComparison.Ordinal));
            Assert.Equal(content.ToAddress == "alice@example.org", quotes);
        }
    }

    [Fact]
    public async Task Only_the_levels_above_keep_a_mandate()
    {
        var lead = await Site.ResponsableAsync(MandateSite.ValDOise, email: "departement@example.org");
        var alice = await Site.AppointAsync(lead, "Alice");
        var id = alice.Mandates.Single().Id;
        foreach (var (territory, email) in new[]
        {
            (MandateSite.Pontoise, "meme-commune@example.org"), (new TerritoryRef(TerritoryKind.Commune, "95127"), "voisine@example.org"),
            (new TerritoryRef(TerritoryKind.Departement, "01"), "ain@example.org"),
        })
        {
            var stranger = await Site.ResponsableAsync(territory, email: email);
            Assert.Null(await Keeping.OpenAsync(stranger, id));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Keeping.RevokeAsync(stranger, id, "x"));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Keeping.ResignAsync(stranger, id));
        }
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Keeping.RenewAsync(alice, id));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Keeping.TeamAsync(alice, MandateSite.ValDOise));
        var nation = await Site.ResponsableAsync(TerritoryRef.Nation, email: "nation@example.org");
        Assert.True(await Keeping.RenewAsync(nation, id));
        Assert.Contains((await Keeping.TeamAsync(lead, MandateSite.ValDOise)).Lines, line => line.Id == id);
    }

    [Fact]
    public async Task Who_resigns_loses_access_at_once_but_the_last_administrator_stays()
    {
        var alice = await Site.AppointAsync(await Site.ResponsableAsync(MandateSite.ValDOise), "Alice");
        Assert.True(await Keeping.ResignAsync(alice, alice.Mandates.Single().Id));
        Assert.Empty((await Site.ReadAgainAsync(alice.AccountId)).Mandates);
        var administrator = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");
        Assert.False(await Keeping.ResignAsync(administrator, administrator.Mandates.Single().Id));
    }
}
