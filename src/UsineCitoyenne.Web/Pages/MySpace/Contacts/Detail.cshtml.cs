using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Table;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

[Require(Need.Contacts)]
public sealed class DetailModel(ContactTable table, VolunteerOptions options) : MySpacePage
{
    public ContactRow Contact { get; private set; } = null!;

    public override string Title => "Fiche";

    public IEnumerable<OptionChoice> Chosen(OptionList list, int mask) => options.In(list, mask);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await table.OpenAsync(Responsable.Contacts!, id, cancel) is not { } contact)
        {
            return NotFound();
        }
        Contact = contact;
        return Page();
    }
}
