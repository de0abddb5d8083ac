using UsineCitoyenne.Core.Data;
using UsineCitoyenne.Core.Ledger.Places;
using UsineCitoyenne.Core.Ledger.Products;
using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Ledger.Movements;

/// <summary>What the ledger refuses, each beside its field. What is under zero it takes: slips arrive out of order.</summary>
public sealed class MovementValidator(ProductService products, LotService lots, TimeProvider clock)
{
    /// <summary>More than that is a slip of the keyboard, and sums stay far from the end of 64 bits.</summary>
    public const long Most = 1_000_000_000;

    internal static readonly DateOnly Earliest = new(2000, 1, 1);

    /// <summary>What can be told without the database.</summary>
    internal Dictionary<string, string> Check(MovementHeader header)
    {
        var errors = new Dictionary<string, string>();
        if (header.Key == Guid.Empty)
        {
            errors[LedgerField.Key] = "Ce geste n’a pas de numéro. Rechargez la page et recommencez.";
        }
        if (header.On > FrenchTime.DayOf(clock.GetUtcNow().UtcDateTime))
        {
            errors[LedgerField.On] = "Cette date est dans le futur. Indiquez le jour où cela s’est passé.";
        }
        else if (header.On < Earliest)
        {
            errors[LedgerField.On] = "Cette date est trop ancienne. Vérifiez l’année.";
        }
        if (header.Slip?.Length > Movement.SlipLength)
        {
            errors[LedgerField.Slip] = $"Un numéro de bon a {Movement.SlipLength} caractères au plus.";
        }
        return errors;
    }

    internal Dictionary<string, string> Check(MovementDraft draft)
    {
        var errors = Check(draft.Header);
        foreach (var move in draft.Moves.Where(move => move.Quantity is <= 0 or > Most))
        {
            errors[move.Field] = move.Quantity > Most
                ? $"C’est plus que {FrenchNumber.Of(Most)}. Vérifiez la quantité."
                : "Indiquez une quantité : un nombre entier, plus grand que zéro.";
        }
        foreach (var move in draft.Moves.Where(move => (move.From.Books, move.To.Books) is (null, null)
            && move.From.Place == move.To.Place))
        {
            errors[move.To.Field] = "Le départ et l’arrivée sont le même endroit.";
        }
        if (errors.Count == 0)
        {
            CheckWork(draft, errors);
        }
        return errors;
    }

    // A work order makes something of something: cloth becomes pieces, but of forty pieces that go in forty come out, fit or not.
    private static void CheckWork(MovementDraft draft, Dictionary<string, string> errors)
    {
        var into = Quantities(draft.Moves.Where(move => move.To.Books == PlaceKind.Work));
        var outOf = Quantities(draft.Moves.Where(move => move.From.Books == PlaceKind.Work));
        if (into.Count == 0 && (outOf.Count > 0 || draft.Kind == MovementKind.Transformation))
        {
            errors[LedgerField.Quantity] = "Dites de quoi cela a été fait.";
        }
        else if (outOf.Count == 0 && into.Count > 0)
        {
            errors[LedgerField.Goods] = "Dites ce qui en est sorti, ou ce qui en a été rebuté.";
        }
        foreach (var product in into.Where(product => outOf.Contains(product.Key) && outOf[product.Key].Sum() != product.Sum()))
        {
            errors[LedgerField.Goods] = $"Il en entre {FrenchNumber.Of(product.Sum())} et il en sort "
                + $"{FrenchNumber.Of(outOf[product.Key].Sum())} : dites ce que sont devenues les autres.";
        }

        static ILookup<long, long> Quantities(IEnumerable<DraftMove> moves) =>
            moves.ToLookup(move => move.Goods.Product, move => move.Quantity);
    }

    internal async Task<Dictionary<string, string>> CheckAsync(
        SiteDbContext db, IEnumerable<Goods> all, IEnumerable<Spot> spots, IReadOnlyDictionary<long, PlaceGeography> places,
        CancellationToken cancel)
    {
        var errors = new Dictionary<string, string>();
        foreach (var spot in spots.Where(spot => spot.Books is null))
        {
            if (!places.TryGetValue(spot.Place, out var place))
            {
                errors[spot.Field] = "Cet endroit n’existe pas.";
            }
            else if (!place.Kind.IsPhysical())
            {
                errors[spot.Field] = "Rien ne peut se trouver à cet endroit : c’est un compte.";
            }
        }
        foreach (var goods in all.Distinct())
        {
            if (!await products.HasStageAsync(db, goods.Product, goods.Stage, cancel))
            {
                errors[LedgerField.Goods] = "Ce produit n’a pas cette étape.";
            }
            else if (goods.Lot != 0 && !await lots.IsOfAsync(db, goods.Lot, goods.Product, cancel))
            {
                errors[LedgerField.Goods] = "Ce lot n’est pas de ce produit.";
            }
        }
        return errors;
    }
}
