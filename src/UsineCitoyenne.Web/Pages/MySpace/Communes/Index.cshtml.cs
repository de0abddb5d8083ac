using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Communes;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace.Communes;

/// <summary>Where the communes of the reader's territory stand.</summary>
[Require(Need.Board)]
public sealed class IndexModel(CommuneService communes) : MySpacePage
{
    public override string Title => "Communes";

    [BindProperty(SupportsGet = true, Name = "p")]
    public int Number { get; set; } = 1;

    public CommuneState? State { get; private set; }

    public CommuneList Communes { get; private set; } = null!;

    public void OnGet(string? etat)
    {
        State = Enum.TryParse<CommuneState>(etat, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;
        Communes = communes.List(Responsable, State, Number);
    }
}
