using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Imports;

/// <summary>
/// What an import refused, by reason: numbers of lines, nobody's details. Made to be printed and worked through beside the spreadsheet.
/// </summary>
[Require(Need.Contacts)]
public sealed class RefusalsModel(ImportService imports) : MySpacePage
{
    private const int MostRanges = 200;

    public override string Title => "Lignes refusées";

    public ImportView Import { get; private set; } = null!;

    /// <summary>The most frequent reason first.</summary>
    public IReadOnlyList<(string Reason, int Count, string Lines)> Reasons { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancel)
    {
        if (await imports.FindAsync(Responsable.Contacts!, key, cancel) is not { } found)
        {
            return NotFound();
        }
        Import = found;
        Reasons = [.. (await imports.RefusalsAsync(Responsable.Contacts!, key, cancel)).GroupBy(line => line.Reason)
            .OrderByDescending(group => group.Count())
            .Select(group => (group.Key, group.Count(), Ranges([.. group.Select(line => line.Line)])))];
        return Page();
    }

    // « 3, 5 à 9, 12 ».
    private static string Ranges(IReadOnlyList<long> lines)
    {
        var ranges = new List<(long From, long To)>();
        foreach (var line in lines)
        {
            if (ranges.Count > 0 && ranges[^1].To == line - 1)
            {
                ranges[^1] = (ranges[^1].From, line);
            }
            else
            {
                ranges.Add((line, line));
            }
        }
        return string.Join(", ", ranges.Take(MostRanges).Select(range => range.To == range.From ? $"{range.From}"
            : range.To == range.From + 1 ? $"{range.From}, {range.To}"
            : $"{range.From} à {range.To}")) + (ranges.Count > MostRanges ? "… (toutes sont dans le fichier à télécharger)" : "");
    }
}
