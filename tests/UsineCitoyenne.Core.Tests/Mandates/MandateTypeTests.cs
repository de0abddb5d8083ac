using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Tests.Mandates;

public sealed class MandateTypeTests : SiteTest
{
    private static readonly TerritoryRef ValDOise = new(TerritoryKind.Departement, "95");

    private MandateTypes Types => Site.Get<MandateTypes>();

    private Task<Core.Mandates.Responsable> AdministratorAsync() =>
        Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "admin@example.org");

    [Fact]
    public async Task A_new_site_has_a_lead_for_each_level_and_one_kind_that_administers()
    {
        var types = await Types.ListAsync();
        Assert.All(
            Enum.GetValues<TerritoryKind>().Where(kind => kind <= TerritoryKind.Commune),
            kind => Assert.Equal(MandateAlias.LeadOf(kind), Assert.Single(types, type => type.Leads && type.IsFor(kind)).Alias));
        Assert.Equal(MandateAlias.Administrator, Assert.Single(types, type => type.Rights.HasFlag(MandateRights.Administers)).Alias);
        Assert.All(types, type => Assert.Contains("- ", type.MissionSheet));
    }

    [Fact]
    public async Task A_right_taken_from_a_kind_is_taken_from_its_holders_at_once()
    {
        var administrator = await AdministratorAsync();
        var lead = await Site.ResponsableAsync(ValDOise);
        Assert.NotNull(lead.Contacts);
        Assert.Null(await Types.ChangeAsync(administrator, MandateAlias.DepartementLead,
            Form(TerritoryKind.Departement, MandateRights.Nominates)));
        Assert.Null((await Site.ReadAgainAsync(lead.AccountId)).Contacts);
    }

    [Fact]
    public async Task A_kind_is_added_under_an_alias_of_its_name_and_once_only()
    {
        var administrator = await AdministratorAsync();
        var form = Form(TerritoryKind.Commune) with { Name = "Référent « écoles »" };
        Assert.Null(await Types.AddAsync(administrator, form));
        Assert.NotNull(await Types.FindAsync("referent-ecoles"));
        Assert.NotNull(await Types.AddAsync(administrator, form));
    }

    [Fact]
    public async Task The_kind_that_holds_the_site_goes_on_administering()
    {
        var administrator = await AdministratorAsync();
        Assert.NotNull(await Types.ChangeAsync(administrator, MandateAlias.Administrator, Form(TerritoryKind.Nation)));
        Assert.NotNull(await Types.ChangeAsync(administrator, MandateAlias.Administrator,
            Form(TerritoryKind.Nation, MandateRights.Administers) with { Active = false }));
        Assert.Null(await Types.ChangeAsync(administrator, MandateAlias.Administrator,
            Form(TerritoryKind.Nation, MandateRights.Administers)));
    }

    [Theory]
    [InlineData(TerritoryKind.Nation, 0, true)]
    [InlineData(TerritoryKind.Departement, 0, false)]
    [InlineData(TerritoryKind.Nation, 12, false)]
    public void Administering_is_national_and_without_end(TerritoryKind level, int months, bool right) =>
        Assert.Equal(right, MandateType.Check(Form(level, MandateRights.Administers) with { TermMonths = months }, "x") is null);

    [Fact]
    public void No_kind_both_administers_and_reads_contacts() =>
        Assert.NotNull(MandateType.Check(Form(TerritoryKind.Nation, MandateRights.Administers, MandateRights.ReadsContacts), "x"));

    [Fact]
    public async Task Only_an_administrator_edits_kinds()
    {
        var lead = await Site.ResponsableAsync(TerritoryRef.Nation);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => Types.AddAsync(lead, Form(TerritoryKind.Commune)));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(
            () => Types.ChangeAsync(lead, MandateAlias.NationLead, Form(TerritoryKind.Nation)));
    }

    [Fact]
    public async Task The_last_administrator_cannot_be_ended_but_the_one_before_can()
    {
        var first = await AdministratorAsync();
        var mandates = Site.Get<Core.Mandates.MandateService>();
        Assert.False(await mandates.EndAsync(first, first.Mandates.Single().Id));
        var second = await Site.ResponsableAsync(TerritoryRef.Nation, MandateAlias.Administrator, "second@example.org");
        Assert.True(await mandates.EndAsync(first, second.Mandates.Single().Id));
        Assert.False((await Site.ReadAgainAsync(second.AccountId)).IsAdministrator);
        Assert.True((await Site.ReadAgainAsync(first.AccountId)).IsAdministrator);
    }

    private static MandateTypeForm Form(TerritoryKind level, params MandateRights[] rights) => new()
    {
        Name = "Un rôle",
        Levels = [level],
        Rights = [.. rights],
        Active = true,
    };
}
