using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Imports;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Imports;

/// <summary>Sends a list to import, and shows the imports of the last days.</summary>
[Require(Need.Contacts)]
[RequestSizeLimit(ImportService.MaximumBytes + (1 << 20))]
[RequestFormLimits(MultipartBodyLengthLimit = ImportService.MaximumBytes + (1 << 20))]
public sealed class IndexModel(ImportService imports) : MySpacePage
{
    public override string Title => "Importer des contacts";

    public IReadOnlyList<ImportView> Imports { get; private set; } = [];

    public string? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel) => Imports = await imports.ListAsync(Responsable.Contacts!, cancel);

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancel)
    {
        if (file is not null)
        {
            await using var content = file.OpenReadStream();
            var (key, problem) = await imports.UploadAsync(Responsable.Contacts!, content, file.FileName, cancel);
            if (key is not null)
            {
                return Redirect($"/mon-espace/contacts/importer/{key:N}/");
            }
            Problem = problem;
        }
        Problem ??= "Choisissez d’abord un fichier.";
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await OnGetAsync(cancel);
        return Page();
    }
}
