namespace UsineCitoyenne.Core.Ledger;

/// <summary>One thing of the ledger: what movements keep the sum of.</summary>
/// <param name="Product">Its number.</param>
/// <param name="Stage">From 1.</param>
/// <param name="Lot">0 for none.</param>
public readonly record struct Goods(long Product, int Stage, long Lot = 0);

/// <param name="Quantity">In the product's unit.</param>
public readonly record struct GoodsQuantity(Goods Goods, long Quantity);

/// <param name="Place">Who or what gets it.</param>
/// <param name="Quantity">In the product's unit.</param>
public readonly record struct PlaceQuantity(long Place, long Quantity);
