using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Production.Slips;
using UsineCitoyenne.Core.Production.Stock;
using UsineCitoyenne.Core.Production.Work;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Content;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Pages.Kits;

/// <summary>
/// What the code of a slip opens: for who works that commune's stock, the return of the kit; for anybody else, which commune to bring it
/// back to. It says nothing of whose kit it is.
/// </summary>
public sealed class SlipModel(WorkOrderService orders, CommuneStocks stocks, CurrentResponsable current) : FramedPage
{
    /// <summary>Null for a number that no slip has.</summary>
    public Core.Territories.Territory? Commune { get; private set; }

    public string Number { get; private set; } = "";

    public override PageHead Head => new() { Title = TitleOf("Un bon de kit"), NoIndex = true };

    public async Task<IActionResult> OnGetAsync(string slip, CancellationToken cancel)
    {
        Response.MustNotBeKept();
        Commune = await orders.CommuneOfAsync(slip, cancel);
        if (Commune is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return Page();
        }
        SlipNumber.TryRead(slip, out var number);
        Number = number!;
        return await current.GetAsync() is { } reader && stocks.Open(reader, Commune.Code) is not null
            ? Redirect($"/mon-espace/production/{Commune.Code}/reprendre/?bon={number}")
            : Page();
    }
}
