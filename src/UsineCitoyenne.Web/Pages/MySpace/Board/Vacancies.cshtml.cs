using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Campaigns.Candidates;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Mandates.Nominations;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Core.Volunteers;
using UsineCitoyenne.Core.Volunteers.Options;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Board;

/// <summary>Where somebody is missing, how many volunteers wait there, and who could take charge.</summary>
[Require(Need.Board)]
public sealed class VacanciesModel(
    Coverage coverage, Leadership leadership, CandidateCalls calls, NominationInvitations invitations, ContactTable contacts,
    VolunteerOptions options, TerritoryDirectory territories)
    : BoardPage(territories)
{
    private const int Candidates = 20;
    private const string OrganiserProfile = "organisation";

    public override string Title => "Postes à pourvoir";

    /// <summary>The commune of the page; null for larger territories.</summary>
    public Territory? Commune { get; private set; }

    /// <summary>Every post of the territory itself.</summary>
    public IReadOnlyList<PublicPost> Posts { get; private set; } = [];

    /// <summary>
    /// Volunteers of the commune who ticked that they would organise. Their names are read, and audited, within the reader's contacts only.
    /// </summary>
    public ContactPage? Organisers { get; private set; }

    /// <summary>By commune's code, within the reader's contacts.</summary>
    public IReadOnlyDictionary<string, int> OrganisersByCommune { get; private set; } = new Dictionary<string, int>();

    /// <summary>Null where the reader may not write.</summary>
    public CallPreview? Call { get; private set; }

    /// <summary>Vacant posts of the territory itself that the reader may entrust to somebody by their address.</summary>
    public IReadOnlyList<PublicPost> Entrustable { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Errors { get; private set; } = new Dictionary<string, string>();

    [BindProperty]
    public InvitationInput Invitation { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public int Missing(Territory territory) => leadership.PostsOf(territory.Ref).Count(post => !post.IsHeld && !post.IsInterim);

    public int OrganisersOf(Territory territory) => territory.Kind == TerritoryKind.Commune
        ? OrganisersByCommune.GetValueOrDefault(territory.Code)
        : Gazetteer.CommunesOf(territory).Sum(commune => OrganisersByCommune.GetValueOrDefault(commune.Code));

    public async Task<IActionResult> OnGetAsync(string? territoire, [FromQuery(Name = "p")] int page, CancellationToken cancel)
    {
        if (!FindPlace(territoire, page))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Posts = leadership.PostsOf(Place);
        foreach (var post in Posts.Where(post => !post.IsHeld))
        {
            Entrustable = await invitations.MayAsync(Responsable, post.Alias, Place, cancel) ? [.. Entrustable, post] : Entrustable;
        }
        Commune = Place.Kind == TerritoryKind.Commune ? Gazetteer.CurrentCommune(Place.Code) : null;
        if (Commune is not null)
        {
            Lines = [coverage.Line(Commune)];
            await ReadCommuneAsync(Commune, cancel);
            return Page();
        }
        // First those where most people wait for somebody.
        Lines = [.. coverage.Below(Place).OrderByDescending(line => line.WaitingVolunteers).ThenBy(line => line.Lead)
            .ThenByDescending(line => line.Population)];
        if (Responsable.Contacts is { } scope)
        {
            OrganisersByCommune = await contacts.CountByCommuneAsync(scope, ProfileMask, cancel);
        }
        return Page();
    }

    public async Task<IActionResult> OnPostCallAsync(string? territoire, CancellationToken cancel)
    {
        if (!FindPlace(territoire, 1) || Place.Kind != TerritoryKind.Commune || Gazetteer.CurrentCommune(Place.Code) is not { } commune
            || !calls.May(Responsable, commune))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Done = await calls.SendAsync(Responsable, commune, cancel) is { } count
            ? $"L’appel part : {Views.French.Count(count, "personne va le recevoir", "personnes vont le recevoir")}."
            : "Un appel est déjà parti il y a moins de trente jours : laissez-lui le temps d’arriver.";
        return Redirect($"/mon-espace/postes/?territoire={Place}");
    }

    /// <summary>Names somebody by their address, to a post that nobody holds.</summary>
    public async Task<IActionResult> OnPostInviteAsync(string? territoire, CancellationToken cancel)
    {
        if (!FindPlace(territoire, 1) || !await invitations.MayAsync(Responsable, Invitation.Post ?? "", Place, cancel))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }
        Errors = await invitations.InviteAsync(Responsable, Invitation.Post!, Place, Invitation.Name, Invitation.Email);
        if (Errors.Count == 0)
        {
            Done = "L’invitation part, signée de votre nom. Le mandat commencera quand la personne aura accepté la charte.";
            return Redirect($"/mon-espace/postes/?territoire={Place}");
        }
        var page = await OnGetAsync(territoire, 1, cancel);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }

    private int ProfileMask => options.Mask(OptionList.Profile, [OrganiserProfile]);

    private async Task ReadCommuneAsync(Territory commune, CancellationToken cancel)
    {
        if (Responsable.Contacts is { } scope && ProfileMask != 0)
        {
            Organisers = await contacts.SearchAsync(scope, new ContactQuery
            {
                Communes = [commune.Code],
                Profiles = ProfileMask,
                States = [VolunteerState.Confirmed],
                PageSize = Candidates,
            }, cancel);
        }
        Call = calls.May(Responsable, commune) ? await calls.PreviewAsync(Responsable, commune, cancel) : null;
    }
}

/// <summary>Who is named to what, as typed.</summary>
public sealed class InvitationInput
{
    /// <summary>Alias of a kind of mandate.</summary>
    public string? Post { get; set; }

    public string? Name { get; set; }

    public string? Email { get; set; }
}
