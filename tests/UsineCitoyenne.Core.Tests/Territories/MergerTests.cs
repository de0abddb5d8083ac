using Microsoft.EntityFrameworkCore;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Territories.Import;

namespace UsineCitoyenne.Core.Tests.Territories;

public class MergerTests
{
    private static readonly DateTime In2026 = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime In2027 = new(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task Communes_that_merged_are_closed_and_every_code_they_ever_had_still_leads_to_a_commune()
    {
        await using var test = await TerritoryTest.WithAsync(SampleEdition.Of2026());
        Assert.Equal(5, test.Gazetteer.CommunesOf(test.Gazetteer.DepartementBySite("agirlocal95")!).Count);

        var report = await test.Import.ImportAsync(SampleEdition.Of2027());

        Assert.True(report.Imported);
        Assert.Equal((1, 1, 1, 2), (report.Added, report.Changed, report.Refreshed, report.Closed));
        Assert.Empty(report.Unresolved);
        Assert.Equal(3, test.Gazetteer.CommunesOf(test.Gazetteer.DepartementBySite("agirlocal95")!).Count);
        Assert.Equal("95127", test.Gazetteer.CurrentCommune("95323")!.Code);
        Assert.Equal("95127", test.Gazetteer.CurrentCommune("78323")!.Code);
        Assert.Equal("95127", test.Gazetteer.CurrentCommune("95127")!.Code);
        Assert.Equal("95500", test.Gazetteer.CurrentCommune("95480")!.Code);
        Assert.Equal("95500", test.Gazetteer.CurrentCommune("78480")!.Code);
        Assert.Null(test.Gazetteer.Find(TerritoryKind.Commune, "95323"));
        Assert.Equal("Jouy-le-Moutier (commune déléguée de Cergy)", test.Gazetteer.Search("jouy le moutier")[0].Label);
        Assert.True(test.Gazetteer.Contains(new TerritoryRef(TerritoryKind.Commune, "95323"), test.Gazetteer.CurrentCommune("95127")!));
    }

    [Fact]
    public async Task The_rows_of_the_old_edition_stay_with_their_dates()
    {
        await using var test = await TerritoryTest.WithAsync(SampleEdition.Of2026(), SampleEdition.Of2027());

        var jouy = Assert.Single(test.Rows(TerritoryKind.Commune, "95323"));
        Assert.Equal((In2026, In2027, "95127", 17_854), (jouy.ValidFrom, jouy.ValidTo, jouy.SuccessorCode, jouy.Population));

        var pontoise = test.Rows(TerritoryKind.Commune, "95500");
        Assert.Equal(["Pontoise", "Pontoise-sur-Oise"], pontoise.Select(row => row.Name));
        Assert.Equal([In2026, In2027], pontoise.Select(row => row.ValidFrom));
        Assert.Equal([In2027, null], pontoise.Select(row => row.ValidTo));
        Assert.All(pontoise, row => Assert.Null(row.SuccessorCode));

        var cergy = Assert.Single(test.Rows(TerritoryKind.Commune, "95127"));
        Assert.Equal((In2026, null, 88_760), (cergy.ValidFrom, cergy.ValidTo, cergy.Population));
    }

    [Fact]
    public async Task A_commune_that_goes_to_another_epci_gets_a_new_dated_row()
    {
        var edition = SampleEdition.Of2026();
        var moved = edition with
        {
            Version = "6.1.0",
            Date = new DateOnly(2026, 7, 1),
            Communes = edition.Communes.ConvertAll(commune => commune.Code == "95176" ? commune with { Epci = "249500109" } : commune),
        };
        await using var test = await TerritoryTest.WithAsync(edition, moved);
        Assert.Equal(["200058485", "249500109"], test.Rows(TerritoryKind.Commune, "95176").Select(row => row.EpciCode));
        Assert.Equal("249500109", test.Gazetteer.Find(TerritoryKind.Commune, "95176")!.Epci!.Code);
    }

    [Fact]
    public async Task A_second_import_of_an_edition_or_of_an_older_one_changes_nothing()
    {
        await using var test = await TerritoryTest.WithAsync(SampleEdition.Of2026(), SampleEdition.Of2027());
        var before = await CountsAsync(test);
        Assert.False((await test.Import.ImportAsync(SampleEdition.Of2027())).Imported);
        Assert.False((await test.Import.ImportAsync(SampleEdition.Of2026())).Imported);
        Assert.False((await test.Import.ImportAsync(SampleEdition.Of2026() with { Version = "6.0.1" })).Imported);
        Assert.Equal(before, await CountsAsync(test));
    }

    [Fact]
    public async Task A_correction_of_the_same_date_replaces_what_it_corrects()
    {
        var edition = SampleEdition.Of2026();
        var corrected = edition with
        {
            Version = "6.0.1",
            Communes = edition.Communes.ConvertAll(commune => commune.Code == "95500" ? commune with { Name = "Pontoise-Ville" } : commune),
        };
        await using var test = await TerritoryTest.WithAsync(edition, corrected);
        Assert.Equal("Pontoise-Ville", Assert.Single(test.Rows(TerritoryKind.Commune, "95500")).Name);
    }

    [Fact]
    public async Task A_commune_that_ends_without_a_successor_is_reported_until_an_edition_names_one()
    {
        var edition = SampleEdition.Of2026();
        var lost = edition with
        {
            Version = "7.0.0",
            Date = new DateOnly(2027, 1, 1),
            Communes = [.. edition.Communes.Where(commune => commune.Code != "95480")],
        };
        await using var test = await TerritoryTest.WithAsync(edition);
        var report = await test.Import.ImportAsync(lost);
        Assert.Equal(new TerritoryRef(TerritoryKind.Commune, "95480"), Assert.Single(report.Unresolved));
        Assert.Null(test.Gazetteer.CurrentCommune("95480"));

        await test.Import.ImportAsync(SampleEdition.Of2027() with { Version = "8.0.0", Date = new DateOnly(2028, 1, 1) });
        Assert.Equal("95500", test.Gazetteer.CurrentCommune("95480")!.Code);
        Assert.Equal("95500", test.Gazetteer.CurrentCommune("78480")!.Code);
    }

    [Fact]
    public async Task A_commune_merged_twice_leads_to_the_last_and_one_that_is_restored_leads_to_itself()
    {
        var second = SampleEdition.Of2027();
        var third = second with
        {
            Version = "8.0.0",
            Date = new DateOnly(2028, 1, 1),
            Communes =
            [
                .. second.Communes.Where(commune => commune.Code is not ("95127" or "95480")),
                new("95127", "Cergy", 0, "95", "249500109", "95000", 120_000, ["95500"]),
                new("95480", "Parmain", 0, "95", null, "95620", 5_600, ["78480"]),
            ],
        };
        third = third with { Communes = [.. third.Communes.Where(commune => commune.Code != "95500")] };
        third = third with
        {
            Departements = third.Departements.ConvertAll(row => row.Code == "95" ? row with { ChefLieu = "95127" } : row),
        };
        await using var test = await TerritoryTest.WithAsync(SampleEdition.Of2026(), second, third);
        Assert.Equal("95127", test.Gazetteer.CurrentCommune("78500")!.Code);
        Assert.Equal("95480", test.Gazetteer.CurrentCommune("95480")!.Code);
        Assert.Equal("95480", test.Gazetteer.CurrentCommune("78480")!.Code);
        Assert.Equal(2, test.Rows(TerritoryKind.Commune, "95480").Count);
    }

    [Fact]
    public async Task A_broken_edition_writes_nothing()
    {
        var edition = SampleEdition.Of2026();
        await using var test = await TerritoryTest.WithAsync(edition);
        var broken = edition with { Version = "7.0.0", Date = new DateOnly(2027, 1, 1), Epcis = [] };
        await Assert.ThrowsAsync<InvalidDataException>(() => test.Import.ImportAsync(broken));
        var empty = broken with { Communes = [], Arrondissements = [], Deleguees = [], Associees = [] };
        await Assert.ThrowsAsync<InvalidDataException>(() => test.Import.ImportAsync(empty));
        Assert.Throws<InvalidDataException>(() => EditionFile.VersionOf("{\"date\":\"2026-01-01\"}"u8));
        Assert.Equal((1, 21, 6), await CountsAsync(test));
    }

    [Fact]
    public async Task Two_nodes_that_start_together_import_once()
    {
        await using var test = await TerritoryTest.WithAsync();
        var reports = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => test.Import.ImportAsync(SampleEdition.Of2026()))));
        Assert.Single(reports, report => report.Imported);
    }

    [Fact]
    public async Task An_edition_that_another_node_imported_is_noticed_once()
    {
        await using var test = await TerritoryTest.WithAsync(SampleEdition.Of2026());
        var other = new TerritoryDirectory(test.Database.Database);
        Assert.True(await other.ReloadIfChangedAsync());
        Assert.False(await other.ReloadIfChangedAsync());
        Assert.Equal("95323", other.Current.CurrentCommune("95323")!.Code);

        await test.Import.ImportAsync(SampleEdition.Of2027());
        Assert.True(await other.ReloadIfChangedAsync());
        Assert.Equal("95127", other.Current.CurrentCommune("95323")!.Code);
        Assert.False(await other.ReloadIfChangedAsync());
        Assert.False(await test.Directory.ReloadIfChangedAsync());
    }

    [Fact]
    public async Task Reading_before_the_territories_are_loaded_says_so()
    {
        await using var test = await TerritoryTest.WithAsync();
        Assert.Contains("LoadAsync", Assert.Throws<InvalidOperationException>(() => test.Gazetteer).Message, StringComparison.Ordinal);
        await test.Directory.LoadAsync();
        Assert.Empty(test.Gazetteer.Communes);
        Assert.Equal("/", test.Gazetteer.Nation.Path);
        Assert.Empty(test.Gazetteer.Search("paris"));
    }

    private static async Task<(int Editions, int Rows, int Aliases)> CountsAsync(TerritoryTest test)
    {
        await using var db = test.Database.Database.Read();
        return (
            await db.Set<TerritoryEdition>().CountAsync(),
            await db.Set<TerritoryRow>().CountAsync(),
            await db.Set<TerritoryAlias>().CountAsync());
    }
}
