using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Table;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Responsables;

[Require(Need.Contacts)]
public sealed class DetailModel(ResponsableTable table) : MySpacePage
{
    public ResponsableFile Person { get; private set; } = null!;

    public override string Title => "Responsable";

    /// <param name="id">Of the mandate.</param>
    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await table.OpenAsync(Responsable.Contacts!, id, cancel) is not { } person)
        {
            return NotFound();
        }
        Person = person;
        return Page();
    }
}
