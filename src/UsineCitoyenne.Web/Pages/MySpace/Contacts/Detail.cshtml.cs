using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Preferences;
using UsineCitoyenne.Core.Volunteers.Table;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

[Require(Need.Contacts)]
public sealed class DetailModel(ContactTable table, MailReturns returns, VolunteerOptions options) : MySpacePage
{
    public ContactRow Contact { get; private set; } = null!;

    /// <summary>Since when the address takes no mail; null when it does.</summary>
    public DateTime? TroubleSince { get; private set; }

    public override string Title => "Fiche";

    public IEnumerable<OptionChoice> Chosen(OptionList list, int mask) => options.In(list, mask);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await table.OpenAsync(Responsable.Contacts!, id, cancel) is not { } contact)
        {
            return NotFound();
        }
        Contact = contact;
        TroubleSince = await returns.TroubleSinceAsync(id, cancel);
        return Page();
    }
}
