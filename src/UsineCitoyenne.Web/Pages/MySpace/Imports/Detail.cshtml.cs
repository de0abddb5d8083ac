using System.Text;
using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Import;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Imports;

/// <summary>One import: its columns and first lines before, its progress during, its figures and refusals after.</summary>
[Require(Need.Contacts)]
public sealed class DetailModel(ImportDesk desk, ImportRepairService repairs, VolunteerOptions options) : MySpacePage
{
    public override string Title => "Import";

    public ImportView Import { get; private set; } = null!;

    /// <summary>Null once the import is launched.</summary>
    public ImportPreview? Preview { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>Refused lines that can still be corrected here.</summary>
    public IReadOnlyList<RefusedPerson> Refused { get; private set; } = [];

    /// <summary>The line that was just sent and is still refused.</summary>
    public RefusedPerson? Again { get; private set; }

    [TempData]
    public string? Done { get; set; }

    public bool Has(ImportField field) => Refused.Any(person => person.Values[field].Length > 0);

    public IEnumerable<OptionChoice> Profiles => options.Offered(OptionList.Profile);

    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancel)
    {
        if (await desk.FindAsync(Responsable.Contacts!, key, cancel) is not { } found)
        {
            return NotFound();
        }
        Import = found;
        try
        {
            Preview = await desk.PreviewAsync(Responsable.Contacts!, key, cancel);
        }
        catch (InvalidDataException)
        {
            // Its file was erased while the page lay open.
            return NotFound();
        }
        Problem ??= Preview?.Choice.Columns.Problem;
        Refused = Import.CanRepair ? await repairs.ListAsync(Responsable.Contacts!, key, cancel) : [];
        if (Import.State is ImportState.Queued or ImportState.Running)
        {
            // Without JavaScript too, the page follows the work.
            Response.Headers["Refresh"] = "2";
        }
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid key, List<int> column, string? defaultProfile, bool fill, bool phone, bool name, bool oral, string? launch, CancellationToken cancel)
    {
        var known = options.Offered(OptionList.Profile).Any(option => option.Code == defaultProfile);
        await desk.SetAsync(Responsable.Contacts!, key, new ImportChoice(new ColumnMatch(column), known ? defaultProfile! : "", fill, phone, name, oral), cancel);
        if (launch is not null)
        {
            Problem = await desk.LaunchAsync(Responsable.Contacts!, key, cancel);
            if (Problem is not null)
            {
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return await OnGetAsync(key, cancel);
            }
        }
        return Redirect(PathOf(key) + (launch is null ? "#apercu" : ""));
    }

    /// <summary>One refused line, corrected.</summary>
    public async Task<IActionResult> OnPostRepairAsync(Guid key, long line, [FromForm(Name = "v")] Dictionary<ImportField, string>? values, CancellationToken cancel)
    {
        values ??= [];
        if (await repairs.SaveAsync(Responsable.Contacts!, key, line, values, cancel) is { } reason)
        {
            Again = new RefusedPerson(line, reason, values);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync(key, cancel);
        }
        Done = $"La ligne {line} est corrigée.";
        return Redirect(PathOf(key) + "#refusees");
    }

    /// <summary>No more corrections: the file goes.</summary>
    public async Task<IActionResult> OnPostCloseAsync(Guid key, CancellationToken cancel)
    {
        await repairs.CloseAsync(Responsable.Contacts!, key, cancel);
        return Redirect(PathOf(key));
    }

    public async Task<IActionResult> OnPostDiscardAsync(Guid key, CancellationToken cancel)
    {
        await desk.DiscardAsync(Responsable.Contacts!, key, cancel);
        return Redirect("/mon-espace/contacts/importer/");
    }

    /// <summary>The refused lines as CSV: numbers and reasons, nobody's details.</summary>
    public async Task<IActionResult> OnPostRefusalsAsync(Guid key, CancellationToken cancel)
    {
        var text = new StringBuilder("ligne;motif\r\n");
        foreach (var line in await desk.RefusalsAsync(Responsable.Contacts!, key, cancel))
        {
            text.Append(line.Line).Append(";\"").Append(line.Reason.Replace("\"", "\"\"", StringComparison.Ordinal)).Append("\"\r\n");
        }
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", "lignes-refusees.csv");
    }

    private static string PathOf(Guid key) => $"/mon-espace/contacts/importer/{key:N}/";
}
