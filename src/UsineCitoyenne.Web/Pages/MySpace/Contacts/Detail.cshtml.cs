using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Core.Campaigns.Preferences;
using UsineCitoyenne.Core.Contacts.Record;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Tags;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Contacts;

[Require(Need.Contacts)]
public sealed class DetailModel(
    ContactDossiers dossiers, ContactEdits edits, ContactTags tags, MailReturns returns, VolunteerOptions options,
    TerritoryDirectory territories) : MySpacePage
{
    public ContactDossier Dossier { get; private set; } = null!;

    public ContactRow Contact => Dossier.Row;

    /// <summary>Tags that this person may get and does not have.</summary>
    public IReadOnlyList<TagView> OfferedTags { get; private set; } = [];

    /// <summary>Territories that a new tag may belong to.</summary>
    public IEnumerable<TerritoryRef> TagPlaces => Responsable.Contacts!.Territories.Where(Holds);

    [TempData]
    public string? Done { get; set; }

    public string? NoteError { get; private set; }

    public string? TagError { get; private set; }

    public string? AddressError { get; private set; }

    public string NoteText { get; private set; } = "";

    /// <summary>Since when the address takes no mail; null when it does.</summary>
    public DateTime? TroubleSince { get; private set; }

    public override string Title => "Fiche";

    public IEnumerable<OptionChoice> Chosen(OptionList list, int mask) => options.In(list, mask);

    public string Label(TerritoryRef place) => territories.Current.LabelOf(place);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancel)
    {
        if (await dossiers.OpenAsync(Responsable.Contacts!, id, cancel) is not { } dossier)
        {
            return NotFound();
        }
        Dossier = dossier;
        OfferedTags = [.. (await tags.OfferedAsync(Responsable.Contacts!, cancel))
            .Where(tag => Holds(tag.Territory) && !Contact.Tags.Contains(tag.Id))];
        TroubleSince = await returns.TroubleSinceAsync(id, cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostNoteAsync(long id, string? note, CancellationToken cancel)
    {
        NoteText = note ?? "";
        return await AnswerAsync(id, await dossiers.NoteAsync(Responsable.Contacts!, id, note, cancel), wrong => NoteError = wrong,
            "La note est gardée.", cancel);
    }

    public async Task<IActionResult> OnPostRemoveNoteAsync(long id, long note, CancellationToken cancel)
    {
        await dossiers.RemoveNoteAsync(Responsable.Contacts!, id, note, cancel);
        return Show(id, "La note est effacée.");
    }

    /// <param name="tag">A tag that there is; 0 makes one of <paramref name="label"/> on <paramref name="place"/>.</param>
    public async Task<IActionResult> OnPostTagAsync(long id, long tag, string? label, string? place, CancellationToken cancel)
    {
        var wrong = tag > 0 && string.IsNullOrWhiteSpace(label) ? await dossiers.TagAsync(Responsable.Contacts!, id, tag, cancel)
            : TerritoryRef.TryParse(place, out var territory)
            ? await dossiers.TagAsNewAsync(Responsable.Contacts!, id, territory, label, cancel)
            : "Choisissez une étiquette, ou donnez-lui un nom de 1 à 40 caractères.";
        return await AnswerAsync(id, wrong, error => TagError = error, "L’étiquette est posée.", cancel);
    }

    public async Task<IActionResult> OnPostUntagAsync(long id, long tag, CancellationToken cancel) =>
        await AnswerAsync(id, await dossiers.UntagAsync(Responsable.Contacts!, id, tag, cancel), error => TagError = error,
            "L’étiquette est retirée.", cancel);

    public async Task<IActionResult> OnPostUndoAsync(long id, CancellationToken cancel) =>
        Show(id, await edits.UndoAsync(Responsable.Contacts!, id, cancel) ? "La dernière modification est annulée."
            : "Il n’y a rien à annuler.");

    public async Task<IActionResult> OnPostRestoreAddressAsync(long id, string? reason, CancellationToken cancel) => await AnswerAsync(
        id, await returns.RestoreAsync(Responsable.Contacts!, id, reason, cancel), error =>
            AddressError = error, "Cette adresse est remise en service.", cancel);

    private async Task<IActionResult> AnswerAsync(long id, string? wrong, Action<string> tell, string done, CancellationToken cancel)
    {
        if (wrong is { Length: 0 })
        {
            return Show(id, done);
        }
        if (wrong is null || await OnGetAsync(id, cancel) is not PageResult page)
        {
            return NotFound();
        }
        tell(wrong);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private RedirectResult Show(long id, string done)
    {
        Done = done;
        return Redirect($"/mon-espace/contacts/{id}/");
    }

    private bool Holds(TerritoryRef territory) => Contact.Commune is { } commune && territories.Current.Contains(territory, commune);
}
