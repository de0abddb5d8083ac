using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Imports;

/// <summary>One import: its columns and first lines before, its progress during, its figures and refusals after.</summary>
[Require(Need.Contacts)]
public sealed class DetailModel(ImportService imports, ImportRepairService repairs, VolunteerOptions options) : MySpacePage
{
    public override string Title => "Import";

    public ImportView Import { get; private set; } = null!;

    /// <summary>Null once the import is launched.</summary>
    public ImportPreview? Preview { get; private set; }

    public string? Problem { get; private set; }

    public string? SheetProblem { get; private set; }

    public int? SheetAsked { get; private set; }

    /// <summary>The columns or the refused lines cannot be shown any more.</summary>
    public bool FileGone { get; private set; }

    /// <summary>Refused lines that can still be corrected here, with what was typed in them.</summary>
    public IReadOnlyList<RefusedPerson> Refused { get; private set; } = [];

    /// <summary>Lines that were just sent and are still refused.</summary>
    public IReadOnlySet<long> Tried { get; private set; } = new HashSet<long>();

    /// <summary>What was done, said at once; <see cref="Done"/> says it after a redirection.</summary>
    public string? Told { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public bool Has(ImportField field) => Refused.Any(person => person.Values[field].Length > 0);

    public IEnumerable<OptionChoice> Profiles => options.Offered(OptionList.Profile);

    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancel)
    {
        if (await imports.FindAsync(Responsable.Contacts!, key, cancel) is not { } found)
        {
            return NotFound();
        }
        Import = found;
        try
        {
            Preview = await imports.PreviewAsync(Responsable.Contacts!, key, cancel);
        }
        catch (InvalidDataException)
        {
            FileGone = true;
        }
        Problem ??= Preview?.Choice.Columns.Problem;
        await ListRefusedAsync(key, cancel);
        if (Import.State is ImportState.Queued or ImportState.Running)
        {
            // Without JavaScript too, the page follows the work.
            Response.Headers["Refresh"] = "2";
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid key, List<int> column, string? defaultProfile, bool fill, bool phone, bool name,
        bool oral, string? launch, CancellationToken cancel)
    {
        var known = options.Offered(OptionList.Profile).Any(option => option.Code == defaultProfile);
        await imports.SetAsync(Responsable.Contacts!, key, new ImportChoice(new ColumnMatch(column), known ? defaultProfile!
            : "", fill, phone, name, oral), cancel);
        if (launch is not null)
        {
            Problem = await imports.LaunchAsync(Responsable.Contacts!, key, cancel);
            if (Problem is not null)
            {
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await OnGetAsync(key, cancel);
            }
        }
        return Redirect(PathOf(key) + (launch is null ? "#apercu" : ""));
    }

    /// <summary>Another sheet of the workbook.</summary>
    public async Task<IActionResult> OnPostSheetAsync(Guid key, int sheet, CancellationToken cancel)
    {
        SheetProblem = await imports.ChooseSheetAsync(Responsable.Contacts!, key, sheet, cancel);
        if (SheetProblem is null)
        {
            return Redirect(PathOf(key));
        }
        SheetAsked = sheet;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await OnGetAsync(key, cancel);
    }

    /// <summary>Refused lines, corrected: one, or all that were changed. What was typed in the others is kept.</summary>
    /// <param name="values">By « 12-Email »: the line and the field.</param>
    public async Task<IActionResult> OnPostRepairAsync(
        Guid key, long? line, [FromForm(Name = "v")] Dictionary<string, string?>? values, CancellationToken cancel)
    {
        if (await imports.FindAsync(Responsable.Contacts!, key, cancel) is not { } found)
        {
            return NotFound();
        }
        Import = found;
        await ListRefusedAsync(key, cancel);
        var before = Refused.ToDictionary(person => person.Line);
        var typed = Typed(values ?? []);
        // Without the file nobody can tell what was changed.
        var changed = typed.Keys
            .Where(number => FileGone || (before.TryGetValue(number, out var person) && IsChanged(person, typed[number]))).ToList();
        var sent = (line is { } one ? [one] : changed).Where(typed.ContainsKey).ToDictionary(number => number, number => Merged(number));
        var refused = await repairs.SaveAsync(Responsable.Contacts!, key, sent, cancel);
        Told = (sent.Count - refused.Count) switch
        {
            0 when sent.Count == 0 && typed.Keys.All(before.ContainsKey) =>
                "Aucune ligne n’a changé : corrigez-en une, ou gardez-la telle quelle avec « Ajouter cette personne ».",
            0 => null,
            1 => $"La ligne {sent.Keys.First(number => !refused.ContainsKey(number))} est corrigée.",
            var count => $"{count} lignes sont corrigées.",
        };
        if (refused.Count == 0 && changed.TrueForAll(sent.ContainsKey))
        {
            Done = Told;
            return Redirect(PathOf(key) + "#refusees");
        }
        if (refused.Count > 0)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        var page = await OnGetAsync(key, cancel);
        Tried = refused.Keys.ToHashSet();
        Refused = [.. Refused.Select(person => typed.ContainsKey(person.Line)
            ? repairs.Advise(person with { Values = Merged(person.Line), Reason = refused.GetValueOrDefault(person.Line) ?? person.Reason })
            : person)];
        return page;

        IReadOnlyDictionary<ImportField, string> Merged(long number)
        {
            var merged = before.TryGetValue(number, out var person) ? new Dictionary<ImportField, string>(person.Values) : [];
            foreach (var (field, value) in typed[number])
            {
                merged[field] = value;
            }
            return merged;
        }
    }

    /// <summary>No more corrections: the file goes.</summary>
    public async Task<IActionResult> OnPostCloseAsync(Guid key, CancellationToken cancel)
    {
        await repairs.CloseAsync(Responsable.Contacts!, key, cancel);
        return Redirect(PathOf(key));
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid key, CancellationToken cancel)
    {
        await imports.DiscardAsync(Responsable.Contacts!, key, cancel);
        return Redirect("/mon-espace/contacts/importer/");
    }

    /// <summary>The refused lines as CSV: numbers and reasons, nobody's details.</summary>
    public async Task<IActionResult> OnPostRefusalsAsync(Guid key, CancellationToken cancel)
    {
        var text = new StringBuilder("ligne;motif\r\n");
        foreach (var line in await imports.RefusalsAsync(Responsable.Contacts!, key, cancel))
        {
            text.Append(line.Line).Append(";\"").Append(line.Reason.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\"\r\n");
        }
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8",
            "lignes-refusees.csv");
    }

    private async Task ListRefusedAsync(Guid key, CancellationToken cancel)
    {
        try
        {
            Refused = Import.CanRepair ? await repairs.ListAsync(Responsable.Contacts!, key, cancel) : [];
        }
        catch (InvalidDataException)
        {
            FileGone = true;
        }
    }

    private static bool IsChanged(RefusedPerson person, Dictionary<ImportField, string> typed) =>
        typed.Any(pair => pair.Value.Trim() != (person.Values.GetValueOrDefault(pair.Key) ?? "").Trim());

    private static Dictionary<long, Dictionary<ImportField, string>> Typed(Dictionary<string, string?> values)
    {
        var typed = new Dictionary<long, Dictionary<ImportField, string>>();
        foreach (var (name, value) in values)
        {
            if (name.Split('-') is [var number, var field]
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                && Enum.TryParse<ImportField>(field, out var known) && Enum.IsDefined(known))
            {
                (typed.TryGetValue(line, out var fields) ? fields : typed[line] = [])[known] = value ?? "";
            }
        }
        return typed;
    }

    private static string PathOf(Guid key) => $"/mon-espace/contacts/importer/{key:N}/";
}
