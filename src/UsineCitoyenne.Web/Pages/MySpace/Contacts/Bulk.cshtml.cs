using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Contacts.Bulk;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

/// <summary>An act on many people: its count and a question, then how far it is.</summary>
[Require(Need.Contacts)]
public sealed class BulkModel(ContactBulk bulk) : MySpacePage
{
    /// <summary>A small act is done when the answer comes; a large one goes on behind.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [BindProperty(SupportsGet = true, Name = "")]
    public ContactView View { get; set; } = new();

    public BulkView Act { get; private set; } = null!;

    public override string Title => "Agir sur plusieurs personnes";

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await bulk.OpenAsync(Responsable.Contacts!, id, cancel) is not { } act)
        {
            return NotFound();
        }
        Act = act;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, CancellationToken cancel)
    {
        await bulk.StartAsync(Responsable.Contacts!, id, Patience, cancel);
        return Redirect(View.To($"/mon-espace/contacts/lots/{id}/"));
    }
}
