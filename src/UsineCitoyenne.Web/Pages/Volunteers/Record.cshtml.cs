using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>A volunteer's own record, behind the personal link of each mail or, signed in, at <see cref="OwnRecordEntry.Url"/>.</summary>
[RequestFormLimits(ValueLengthLimit = 100_000, ValueCountLimit = 200)]
public sealed class RecordModel(
    VolunteerRecordService records, AddressChangeService addresses, DetailsReads reads, VolunteerFileService files,
    CurrentResponsable current,
    VolunteerOptions options, TerritoryDirectory territories)
    : VolunteerFormPage(options, territories)
{
    // A file to open in an editor, never part of a page: letters with accents as they are.
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly VolunteerOptions options = options;

    /// <summary>Null when the link is no longer valid, or the person who signed in has no record.</summary>
    public VolunteerRecord? Record { get; private set; }

    /// <summary>Who had the details before their eyes.</summary>
    public DetailsReadPage? Reads { get; private set; }

    /// <summary>Page of <see cref="Reads"/>, from 1.</summary>
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    /// <summary>The <see cref="VolunteerRecord.Version"/> that the form showed.</summary>
    [BindProperty]
    public string? Version { get; set; }

    public string? NewEmail { get; private set; }

    /// <summary>Set after an action, to say what was done.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>Reached by session, not by a link.</summary>
    public bool InSpace => RouteData.Values["token"] is null;

    private RecordKey Key { get; set; } = "";

    public override PageHead Head => new() { Title = TitleOf("Ma fiche de bénévole"), NoIndex = true };

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (RouteData.Values["token"] is string token)
        {
            Key = token;
        }
        else if (await current.GetAsync() is { } person)
        {
            Key = RecordKey.Of(person);
        }
        else
        {
            context.Result = new ChallengeResult();
            return;
        }
        await next();
    }

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        if (Record is { } record)
        {
            Input = new VolunteerInput
            {
                FirstName = record.FirstName,
                LastName = record.LastName,
                Phone = French.Phone(record.Phone),
                Commune = record.Commune?.Label,
                CommuneCode = record.CommuneCode,
                Profiles = Codes(OptionList.Profile, record.Profiles),
                Availability = Codes(OptionList.Availability, record.Availability),
                Equipment = Codes(OptionList.Equipment, record.Equipment),
                Note = record.Note,
                AcceptsIntroduction = record.AcceptsIntroduction,
                IntroducedByPhone = record.IntroducedByPhone,
                AcceptsGrouping = record.AcceptsGrouping,
                AcceptsProduction = record.AcceptsProduction,
                AcceptsNews = record.AcceptsNews,
            };
        }
        return Page();
    }

    public async Task<IActionResult> OnPostCommuneAsync()
    {
        await LoadAsync();
        ChooseCommune();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (ResolveAll(records.Check))
        {
            try
            {
                Errors = await records.EditAsync(Key, Input, Version) ?? new Dictionary<string, string>();
            }
            catch (RecordChangedException)
            {
                return await TellChangedAsync();
            }
            if (Errors.Count == 0)
            {
                return Show("Vos réponses sont enregistrées.");
            }
        }
        await LoadAsync();
        Response.StatusCode = Record is null ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Nothing is saved: what was typed stays on the page, beside what changed.</summary>
    private async Task<IActionResult> TellChangedAsync()
    {
        await LoadAsync();
        if (Record is not { } record)
        {
            return Page();
        }
        string Codes(OptionList list, int mask) => string.Join(",", this.Codes(list, mask).Order(StringComparer.Ordinal));
        static string Ticked(IEnumerable<string> codes) => string.Join(",", codes.Order(StringComparer.Ordinal));
        (string What, bool Differs)[] fields =
        [
            ("prénom", record.FirstName != Input.FirstName), ("nom", record.LastName != Input.LastName),
            ("téléphone", French.Phone(record.Phone) != Input.Phone), ("commune", record.Commune != FindCommune(Input.CommuneCode)),
            ("façons d’aider", Codes(OptionList.Profile, record.Profiles) != Ticked(Input.Profiles)),
            ("disponibilités", Codes(OptionList.Availability, record.Availability) != Ticked(Input.Availability)),
            ("matériel", Codes(OptionList.Equipment, record.Equipment) != Ticked(Input.Equipment)),
            ("message", record.Note != (Input.Note ?? "")),
        ];
        var differ = string.Join(", ", fields.Where(field => field.Differs).Select(field => field.What));
        FormError = "Votre fiche a changé entre-temps, dans un autre onglet ou par l’équipe de votre commune. Rien n’est encore enregistré "
            + "de ce que vous voyez ici"
            + (differ.Length > 0 ? $"\u00A0; cela diffère de la fiche\u00A0: {differ}. " : ". ") + "Relisez, puis enregistrez à nouveau.";
        ModelState.Remove(nameof(Version));
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    public async Task<IActionResult> OnPostAddressAsync(string? newEmail, CancellationToken cancel)
    {
        if (await addresses.AskAsync(Key, newEmail, cancel) is not { } wrong)
        {
            return Show("Un message est parti à votre nouvelle adresse\u00A0: ouvrez-le et confirmez. D’ici là, rien ne change.");
        }
        await OnGetAsync();
        NewEmail = newEmail;
        Errors = new Dictionary<string, string> { [nameof(NewEmail)] = wrong };
        Response.StatusCode = Record is null ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    public async Task<IActionResult> OnPostPauseAsync()
    {
        await records.PauseAsync(Key);
        return Show("Vous êtes en pause : personne ne vous sollicite. Revenez quand vous voulez.");
    }

    public async Task<IActionResult> OnPostResumeAsync()
    {
        await records.ResumeAsync(Key);
        return Show("Vous êtes de nouveau disponible. Merci !");
    }

    /// <summary>Everything that is kept about the person, as a download.</summary>
    public async Task<IActionResult> OnPostFileAsync(CancellationToken cancel)
    {
        if (await files.TakeAsync(Key, French.Label, French.Label, cancel) is not { } file)
        {
            await LoadAsync();
            return Page();
        }
        Response.MustNotBeKept();
        return File(JsonSerializer.SerializeToUtf8Bytes(file, Readable), "application/json", "mes-donnees.json");
    }

    /// <summary>Erases. The form has a box to tick, so that it cannot happen by a slip of the finger.</summary>
    public async Task<IActionResult> OnPostLeaveAsync(bool sure)
    {
        if (!sure)
        {
            await OnGetAsync();
            Errors = new Dictionary<string, string> { ["Sure"] = "Cochez la case pour confirmer : vos coordonnées seront effacées." };
            Response.StatusCode = Record is null ? StatusCodes.Status404NotFound : StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        await records.LeaveAsync(Key);
        return RedirectToPage("Left");
    }

    private async Task LoadAsync()
    {
        Response.MustNotBeKept();
        Record = await records.OpenAsync(Key);
        Reads = Record is null ? null : await reads.OpenAsync(Key, P);
        if (Record is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private RedirectResult Show(string done)
    {
        Done = done;
        return Redirect(HttpContext.Request.Path);
    }

    private List<string> Codes(OptionList list, int mask) => [.. options.In(list, mask).Select(option => option.Code)];
}
