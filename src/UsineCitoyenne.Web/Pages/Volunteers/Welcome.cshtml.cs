using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers.Answers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Core.Volunteers.Record;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Volunteers;

/// <summary>After the confirmation: where to go from here. Its address holds nothing personal, so it can be reloaded and shared.</summary>
public sealed class WelcomeModel(TerritoryDirectory territories, SiteFacts facts, VolunteerRecordService records, VolunteerOptions options)
    : FramedPage
{
    /// <summary>Of who has just confirmed, in a cookie of their own: the rest is asked here, once.</summary>
    [TempData]
    public string? RecordToken { get; set; }

    [TempData]
    public bool Completed { get; set; }


    public Territory Commune { get; private set; } = null!;

    public int Volunteers => facts.Volunteers(Commune);

    public bool IsLed => facts.IsLed(Commune);

    public override PageHead Head => new() { Title = TitleOf("Bienvenue"), NoIndex = true, Breadcrumb = [HomeEntry] };

    public IEnumerable<OptionChoice> Offered(OptionList list) => options.Offered(list);

    /// <summary>What they answered to calls with the sign-up that they just confirmed.</summary>
    public IReadOnlyList<CallPart> Answers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string commune)
    {
        TempData.Keep(nameof(RecordToken));
        if (Frame.Departement is not { } departement || territories.Current.CommuneBySlug(departement, commune) is not { } found)
        {
            return NotFound();
        }
        Commune = found;
        Response.MustNotBeKept();
        Answers = RecordToken is { } token ? (await records.OpenAsync(token))?.Calls ?? [] : [];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string commune, List<string> availability, List<string> equipment, string? note)
    {
        if (RecordToken is { } token)
        {
            Completed = await records.CompleteAsync(token, availability, equipment, note);
        }
        RecordToken = null;
        return RedirectToPage(new { site = Frame.Departement?.Site, commune });
    }
}
