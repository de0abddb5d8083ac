using System.Text.RegularExpressions;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Mailing;
using UsineCitoyenne.Core.Needs;

namespace UsineCitoyenne.Core.Tests.Needs;

/// <summary>A site with the starter products, and what tests of needs do to it.</summary>
public abstract partial class NeedTest : SiteTest
{
    private protected const string Address = "direction@example.org";

    private protected SupplyNeedService Needs => Site.Get<SupplyNeedService>();

    private protected TerritoryNeedService OfTerritory => Site.Get<TerritoryNeedService>();

    private protected SupplyNeedRecordService Records => Site.Get<SupplyNeedRecordService>();

    private protected async Task<ProductSheet> MaskAsync() =>
        (await Site.Get<ProductService>().ListAsync()).Single(sheet => sheet.Name == "Masque à plis");

    /// <summary>A form with nothing wrong in it.</summary>
    private protected async Task<SupplyNeedForm> FormAsync(string email = Address, string commune = "95127") => new()
    {
        SubmissionId = Guid.NewGuid(),
        Product = (await MaskAsync()).Id,
        Quantity = "300",
        NeededBy = "2026-12-15",
        Requester = RequesterKind.Hospital,
        OrganisationName = "EHPAD Les Tilleuls",
        CommuneCode = commune,
        ContactName = "Perrine Aiguille",
        Email = email,
        Phone = "06 39 98 00 02",
        Note = "Entrée de service",
        AcceptsContact = true,
    };

    /// <summary>Sent and confirmed.</summary>
    /// <returns>The token of the need's own page.</returns>
    private protected async Task<string> ConfirmedAsync(SupplyNeedForm? form = null)
    {
        form ??= await FormAsync();
        Assert.Empty(await Needs.SubmitAsync(form));
        return (await Needs.ConfirmAsync(await TokenAsync(NeedConfirmMail.Kind.Name)))!;
    }

    /// <summary>What the button of the last mail of a kind leads to.</summary>
    private protected async Task<string> TokenAsync(string template)
    {
        var mail = (await Site.MailsAsync()).Last(row => row.Template == template);
        var content = await Site.ComposeAsync(mail);
        return Token().Match(content!.Body.Blocks.OfType<MailBlock.Button>().Single().Url).Groups[1].Value;
    }

    private protected async Task<SupplyNeed> NeedAsync()
    {
        await using var db = Site.Database.Read();
        return db.Set<SupplyNeed>().OrderByDescending(row => row.Id).First();
    }

    private protected async Task<List<SupplyNeed>> AllAsync()
    {
        await using var db = Site.Database.Read();
        return [.. db.Set<SupplyNeed>().OrderBy(row => row.Id)];
    }

    /// <summary>All that a mail says.</summary>
    private protected static string Told(MailContent mail) => string.Join('\n', mail.Body.Blocks);

    [GeneratedRegex("/([A-Za-z0-9_-]{43})/$")]
    private static partial Regex Token();
}
