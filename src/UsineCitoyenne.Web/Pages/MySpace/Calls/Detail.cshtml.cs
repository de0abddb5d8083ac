using Microsoft.AspNetCore.Mvc;
using UsineCitoyenne.Core.Contacts.Answers;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Accounts;
using UsineCitoyenne.Web.Hosting;
using UsineCitoyenne.Web.Views;

namespace UsineCitoyenne.Web.Pages.MySpace.Calls;

/// <summary>Who of one's territories answered a call.</summary>
[Require(Need.Contacts)]
public sealed class DetailModel(CallService service, TimeProvider clock) : MySpacePage
{
    private static readonly SheetColumn[] Header =
        [new("Nom", 20), new("Prénom", 20), new("Commune", 20), new("Réponse", 20), new("Nombre", 20), new("Courriel", 20),
            new("Téléphone", 20), new("Répondu le", 20)];

    public CallAnswerList Answers { get; private set; } = null!;

    public override string Title => "Réponses à un appel";

    public async Task<IActionResult> OnGetAsync(Guid key, CancellationToken cancel)
    {
        if (await service.OpenAsync(Responsable.Contacts!, key, cancel: cancel) is not { } answers)
        {
            return NotFound();
        }
        Answers = answers;
        return Page();
    }

    public async Task<IActionResult> OnPostExportAsync(Guid key, CancellationToken cancel)
    {
        if (await service.OpenAsync(Responsable.Contacts!, key, export: true, cancel) is not { } answers)
        {
            return NotFound();
        }
        Response.MustNotBeKept();
        Response.ContentType = "text/csv; charset=utf-8";
        Response.Headers.ContentDisposition = $"attachment; filename=\"reponses-{clock.GetLocalNow():yyyy-MM-dd}.csv\"";
        await SpreadsheetText.WriteAsync(Header, answers.Lines.Select(Cells).ToAsyncEnumerable(), Response.Body, cancel);
        return new EmptyResult();
    }

    private static IReadOnlyList<SheetValue> Cells(CallAnswerLine line) =>
    [
        line.Person.LastName, line.Person.FirstName, line.Person.Commune?.Label ?? "", line.Quantity == 0 ? "Vient"
            : "En prend", line.Quantity == 0 ? "" : $"{line.Quantity}",
        line.Person.Email, French.Phone(line.Person.Phone), SheetValue.Moment(line.At),
    ];
}
