using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Content.Models;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Territories;

/// <summary>How far the country is organised, for all to see: numbers and places, nobody's name. From memory.</summary>
[PublicPage]
public sealed class ProgressModel(Coverage coverage, SiteFacts facts, CommuneStates states) : FramedPage
{
    private static readonly int[] Thresholds = [10, 25, 50, 75];

    public NationalCoverage Nation { get; private set; } = null!;

    public CommuneStates States => states;

    public FranceView Map { get; private set; } = null!;

    public override PageHead Head => new()
    {
        Title = TitleOf("Où en sommes-nous ?"),
        Description =
            "Les communes organisées, les habitants couverts, les postes à prendre : la progression, département par département.",
        Canonical = Addresses.Absolute("/progression/"),
        Breadcrumb = [HomeEntry],
    };

    public void OnGet()
    {
        Nation = coverage.Nation();
        var lines = Nation.Departements.ToDictionary(line => line.Territory.Code);
        Map = new FranceView(
            "La carte des communes organisées",
            "Plus la couleur est profonde, plus d’habitants vivent dans une commune où quelqu’un organise l’entraide.",
            "Habitants d’une commune organisée", "Habitants couverts",
            ["Aucune encore", "Moins de 10 %", "10 à 24 %", "25 à 49 %", "50 à 74 %", "75 % et plus"],
            facts.Areas(departement => ($"{lines[departement.Code].PopulationPercent} %", Level(lines[departement.Code]))),
            HasList: false);
    }

    private static int Level(CoverageLine line) => line.LedCommunes == 0 ? 0
        : 1 + Thresholds.Count(threshold => line.PopulationPercent >= threshold);
}
