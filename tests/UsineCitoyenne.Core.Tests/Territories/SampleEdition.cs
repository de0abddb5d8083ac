using UsineCitoyenne.Core.Territories.Import;

namespace UsineCitoyenne.Core.Tests.Territories;

/// <summary>A country of nine communes, with every case that a merger meets. Real names and codes; invented where noted.</summary>
internal static class SampleEdition
{
    public static EditionFile Of2026() => new(
        "6.0.0",
        new DateOnly(2026, 1, 1),
        [new("11", "Île-de-France", 1, "75056", "metro"), new("84", "Auvergne-Rhône-Alpes", 1, "69123", "metro")],
        [
            new("75", "Paris", 0, "11", "75056", "metro"),
            new("95", "Val-d’Oise", 2, "11", "95500", "metro"),
            new("01", "Ain", 5, "84", "01053", "metro"),
        ],
        [
            new("249500109", "CA de Cergy-Pontoise", "CA"),
            new("200058485", "CA Val Parisis", "CA"),
            new("200040350", "CC Bugey Sud", "CC"),
        ],
        [
            new("75056", "Paris", 0, "75", null, "75001 75011", 2_103_778),
            new("95127", "Cergy", 0, "95", "249500109", "95000 95800", 70_906, ["78127"]),
            new("95323", "Jouy-le-Moutier", 0, "95", "249500109", "95280", 17_854, ["78323"]),
            new("95500", "Pontoise", 0, "95", "249500109", "95000 95300", 32_000, ["78500"]),
            new("95176", "Cormeilles-en-Parisis", 0, "95", "200058485", "95240", 28_000, ["78176"]),
            new("95480", "Parmain", 0, "95", null, "95620", 5_600, ["78480"]),
            new("01015", "Arboys en Bugey", 1, "01", "200040350", "01300", 660, ["01340"]),
            new("01053", "Bourg-en-Bresse", 0, "01", null, "01000", 41_000),
            new("01262", "Montluel", 0, "01", null, "01120", 7_000),
        ],
        [new("75111", "Paris 11e arrondissement", 0, "75056", "75011", 140_000)],
        [new("01015", "Arbignieu", 1, "01015"), new("01340", "Saint-Bois", 0, "01015")],
        [new("01120", "Cordieux", 0, "01262")]);

    /// <summary>
    /// The year after (invented): Jouy-le-Moutier joins Cergy as a commune déléguée, Parmain joins Pontoise, which changes name.
    /// </summary>
    public static EditionFile Of2027()
    {
        var edition = Of2026();
        return edition with
        {
            Version = "7.0.0",
            Date = new DateOnly(2027, 1, 1),
            Communes =
            [
                .. edition.Communes.Where(commune => commune.Code is not ("95323" or "95480" or "95500" or "95127")),
                new("95127", "Cergy", 0, "95", "249500109", "95000 95280 95800", 88_760, ["78127", "78323"]),
                new("95500", "Pontoise-sur-Oise", 0, "95", "249500109", "95000 95300 95620", 37_600, ["78500", "95480"]),
            ],
            Deleguees = [.. edition.Deleguees, new("95323", "Jouy-le-Moutier", 0, "95127")],
        };
    }
}
