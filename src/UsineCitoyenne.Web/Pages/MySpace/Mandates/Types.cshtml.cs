using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Mandates.Types;
using UsineCitoyenne.Core.Territories;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Mandates;

/// <summary>The kinds of mandate: name, levels, rights, term, « feuille de route ».</summary>
[Require(Need.Administrator)]
public sealed class TypesModel(MandateTypes types) : MySpacePage
{
    public override string Title => "Types de mandat";

    public IReadOnlyList<MandateTypeView> Types { get; private set; } = [];

    [BindProperty]
    public TypeInput Input { get; set; } = new();

    [TempData]
    public string? Done { get; set; }

    public string? Error { get; private set; }

    /// <summary>The kind that <see cref="Error"/> is about; empty for the new one.</summary>
    public string ErrorAt { get; private set; } = "";

    public async Task OnGetAsync() => Types = await types.ListAsync();

    public async Task<IActionResult> OnPostAddAsync() =>
        await AnswerAsync("", await types.AddAsync(Responsable, Input.ToForm()), "Le type de mandat est ajouté.");

    public async Task<IActionResult> OnPostChangeAsync(string alias) =>
        await AnswerAsync(alias, await types.ChangeAsync(Responsable, alias, Input.ToForm()), "Le type de mandat est modifié.");

    private async Task<IActionResult> AnswerAsync(string alias, string? error, string done)
    {
        if (error is null)
        {
            Done = done;
            return Redirect("/mon-espace/mandats/types/");
        }
        (Error, ErrorAt) = (error, alias);
        Types = await types.ListAsync();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>The fields as they come from the form. The rules are behind.</summary>
public sealed class TypeInput
{
    public string? Name { get; set; }

    public MandateFamily Family { get; set; }

    public List<TerritoryKind> Levels { get; set; } = [];

    public List<MandateRights> Rights { get; set; } = [];

    public int TermMonths { get; set; } = 12;

    public string? MissionSheet { get; set; }

    public int SortOrder { get; set; } = 200;

    public bool Active { get; set; }

    public static TypeInput Of(MandateTypeView type) => new()
    {
        Name = type.Name,
        Family = type.Family,
        Levels = [.. type.Levels],
        Rights = [.. Enum.GetValues<MandateRights>()
            .Where(right => right is not (MandateRights.None or MandateRights.All) && type.Rights.HasFlag(right))],
        TermMonths = type.TermMonths,
        MissionSheet = type.MissionSheet,
        SortOrder = type.SortOrder,
        Active = type.Active,
    };

    public MandateTypeForm ToForm() => new()
    {
        Name = Name,
        Family = Family,
        Levels = Levels,
        Rights = Rights,
        TermMonths = TermMonths,
        MissionSheet = MissionSheet,
        SortOrder = SortOrder,
        Active = Active,
    };
}
