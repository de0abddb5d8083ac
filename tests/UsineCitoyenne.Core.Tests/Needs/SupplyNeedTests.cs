using UsineCitoyenne.Core.Needs;
using UsineCitoyenne.Core.Privacy;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Tests.Territories;

namespace UsineCitoyenne.Core.Tests.Needs;

/// <summary>A need that the public form brings is its owner's only once they said so.</summary>
public sealed class SupplyNeedTests : NeedTest
{
    [Fact]
    public async Task A_need_counts_once_its_owner_pressed_the_button_and_the_nearest_responsable_is_told()
    {
        var lead = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Departement, "95"));
        Assert.Empty(await Needs.SubmitAsync(await FormAsync()));
        Assert.Equal(0, (await OfTerritory.ListAsync(lead, null, NeedState.Open, 1)).Total);
        var token = await TokenAsync(NeedConfirmMail.Kind.Name);
        for (var opened = 0; opened < 2; opened++)
        {
            var shown = (await Needs.InspectAsync(token))!;
            Assert.Equal(("300 masques", "EHPAD Les Tilleuls", "Cergy (95)"), (shown.Need.Counted, shown.Need.OrganisationName,
                shown.Need.Place));
            Assert.Equal(new NeedContact("Perrine Aiguille", Address, "+33639980002", "Entrée de service"), shown.Contact);
        }
        Assert.Equal(NeedState.Pending, (await NeedAsync()).State);

        var record = await Needs.ConfirmAsync(token);
        Assert.NotNull(record);
        Assert.Null(await Needs.ConfirmAsync(token));
        Assert.Null(await Needs.InspectAsync(token));
        var need = await NeedAsync();
        Assert.Equal((NeedState.Open, 1, ConsentTexts.Need.Version), (need.State, need.SpecificationVersion, need.ConsentVersion));
        Assert.Equal(new DateTime(2026, 12, 29), need.ExpiresAt);
        var told = Assert.Single(await Site.MailsAsync(), mail => mail.Template == NeedArrivedMail.Kind.Name);
        Assert.Equal(lead.AccountId, told.RecipientId);
        var notice = (await Site.ComposeAsync(told))!;
        Assert.DoesNotContain("Perrine", Told(notice), StringComparison.Ordinal);
        Assert.Equal(1, (await OfTerritory.ListAsync(lead, null, NeedState.Open, 1)).Total);
    }

    [Fact]
    public async Task The_same_showing_of_the_form_sent_twice_is_one_need_and_one_mail()
    {
        var form = await FormAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Needs.SubmitAsync(form)));
        Assert.Single(await AllAsync());
        Assert.Single(await Site.MailsAsync());
    }

    [Fact]
    public async Task One_address_is_written_to_five_times_an_hour_and_no_more()
    {
        for (var sent = 0; sent < 8; sent++)
        {
            Assert.Empty(await Needs.SubmitAsync(await FormAsync(sent % 2 == 0 ? Address : Address.ToUpperInvariant())));
        }
        Assert.Equal(5, (await AllAsync()).Count);
        Site.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await Needs.SubmitAsync(await FormAsync()));
        Assert.Equal(6, (await AllAsync()).Count);
    }

    [Fact]
    public async Task The_first_mail_holds_nothing_that_a_stranger_typed()
    {
        await Needs.SubmitAsync(await FormAsync() with { OrganisationName = "Loterie gagnante", ContactName = "Gagnez Mille" });
        var mail = (await Site.ComposeAsync(Assert.Single(await Site.MailsAsync())))!;
        foreach (var typed in new[] { "Loterie", "Gagnez", "Entrée de service" })
        {
            Assert.DoesNotContain(typed, mail.Subject + mail.ToName + Told(mail), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Whom_to_call_is_sealed_in_the_database()
    {
        await Needs.SubmitAsync(await FormAsync());
        await using var connection = await Site.Database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "ContactName" || "ContactEmail" || "ContactPhone" || "Note" || "EmailHash" FROM "SupplyNeed" """;
        var stored = (string)(await command.ExecuteScalarAsync())!;
        foreach (var clear in new[] { "Perrine", "example.org", "639980002", "service" })
        {
            Assert.DoesNotContain(clear, stored, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Every_breach_is_told_beside_its_field()
    {
        var cloth = (await Site.Get<Core.Ledger.Products.ProductService>().ListAsync())[0];
        Assert.True(cloth.IsMatter);
        Assert.Equal(
            ["AcceptsContact", "CommuneCode", "ContactName", "Email", "NeededBy", "OrganisationName", "Product", "Quantity", "Requester"],
            (await Needs.SubmitAsync(new SupplyNeedForm())).Keys.Order());
        (Action<SupplyNeedForm> Change, string Field)[] wrong =
        [
            (form => form.Product = cloth.Id, "Product"), (form => form.Product = -1, "Product"),
            (form => form.Product = long.MaxValue, "Product"),
            (form => form.Quantity = "0", "Quantity"), (form => form.Quantity = "-3", "Quantity"),
            (form => form.Quantity = "1,5", "Quantity"),
            (form => form.Quantity = "10000001", "Quantity"), (form => form.Quantity = new string('9', 90_000), "Quantity"),
            (form => form.Quantity = "٣٠٠", "Quantity"), (form => form.Quantity = "trois cents", "Quantity"),
            (form => form.NeededBy = "2026-11-20", "NeededBy"), (form => form.NeededBy = "9999-12-31", "NeededBy"),
            (form => form.NeededBy = "31/02/2027", "NeededBy"), (form => form.NeededBy = "demain", "NeededBy"),
            (form => form.Requester = (RequesterKind)42, "Requester"),
            (form => form.OrganisationName = "https://exemple.fr", "OrganisationName"),
            (form => form.OrganisationName = new string('a', 121), "OrganisationName"),
            (form => form.CommuneCode = "00000", "CommuneCode"), (form => form.CommuneCode = "' OR 1=1", "CommuneCode"),
            (form => form.ContactName = "<b>x</b>", "ContactName"), (form => form.Email = "perrine", "Email"),
            (form => form.Phone = "12", "Phone"), (form => form.Note = new string('n', 1001), "Note"),
            (form => form.AcceptsContact = false, "AcceptsContact"),
        ];
        foreach (var (change, field) in wrong)
        {
            var form = await FormAsync();
            change(form);
            Assert.Equal(field, Assert.Single(await Needs.SubmitAsync(form)).Key);
        }
        Assert.Empty(await AllAsync());
        foreach (var quantity in new[] { "1", "10 000 000", "10\u202f000\u202f000" })
        {
            Assert.Empty(await Needs.CheckAsync(await FormAsync() with { Quantity = quantity, NeededBy = "1/12/2026" }));
        }
    }

    [Fact]
    public async Task A_part_of_a_commune_is_its_commune()
    {
        Assert.Empty(await Needs.SubmitAsync(await FormAsync(commune: "75111")));
        Assert.Equal("75056", (await NeedAsync()).CommuneCode);
    }

    [Fact]
    public async Task Needs_of_communes_that_merge_follow_them()
    {
        await ConfirmedAsync(await FormAsync(commune: "95323"));
        var organiser = await Site.ResponsableAsync(new TerritoryRef(TerritoryKind.Commune, "95127"));
        Assert.Equal(0, (await OfTerritory.ListAsync(organiser, null, NeedState.Open, 1)).Total);
        await Site.Get<TerritoryImport>().ImportAsync(SampleEdition.Of2027());
        var id = (await NeedAsync()).Id;
        Assert.NotNull(await OfTerritory.OpenAsync(organiser, id));
        Assert.Equal(1, (await OfTerritory.ListAsync(organiser, null, NeedState.Open, 1)).Total);
        await Site.Database.WriteAsync(db => new NeedMergers().FollowAsync(db, Site.Gazetteer, CancellationToken.None));
        Assert.Equal("95127", (await NeedAsync()).CommuneCode);
    }

    [Fact]
    public async Task Unknown_and_expired_links_open_nothing()
    {
        await Needs.SubmitAsync(await FormAsync());
        var token = await TokenAsync(NeedConfirmMail.Kind.Name);
        foreach (var odd in new[] { "", "x", new string('A', 43), new string('é', 43), new string('A', 100_000), "' OR 1=1" })
        {
            Assert.Null(await Needs.InspectAsync(odd));
            Assert.Null(await Needs.ConfirmAsync(odd));
            Assert.Null(await Records.OpenAsync(odd));
            Assert.NotNull(await Records.WithdrawAsync(odd));
        }
        Assert.Null(await Records.OpenAsync(token));
        Site.Clock.Advance(SupplyNeedService.LinkLifetime + TimeSpan.FromMinutes(1));
        Assert.Null(await Needs.InspectAsync(token));
        Assert.Null(await Needs.ConfirmAsync(token));
        Assert.Equal(NeedState.Pending, (await NeedAsync()).State);
    }
}
