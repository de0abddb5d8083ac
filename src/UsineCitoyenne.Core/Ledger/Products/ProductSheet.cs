using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Ledger.Products;

/// <summary>A product as pages show it.</summary>
/// <param name="Id">Its number in the ledger.</param>
/// <param name="KitSize">How many of it one kit makes.</param>
/// <param name="Stages">In their order.</param>
/// <param name="Recipe">Empty for matter, which is received and not made.</param>
public sealed record ProductSheet(
    long Id, Guid Key, string Name, string Unit, string Singular, string Plural, int KitSize, IReadOnlyList<StageSheet> Stages,
    IReadOnlyList<RecipePart> Recipe, SpecificationSheet? Specification)
{
    /// <summary>« une surblouse donnée »: French needs to know.</summary>
    public bool IsFeminine { get; init; }

    public bool IsMatter => Recipe.Count == 0 && Stages.All(stage => stage.Work == StageWork.Received);

    public StageSheet First => Stages[0];

    /// <summary>What may be given to those who need it.</summary>
    public StageSheet Last => Stages[^1];

    /// <summary>The stage that is reached at home; null where all is done in one place.</summary>
    public StageSheet? Home => Stages.FirstOrDefault(stage => stage.Work == StageWork.Home);

    public StageSheet? Stage(int number) => Stages.FirstOrDefault(stage => stage.Number == number);

    /// <summary>The stage that a piece comes from; null for the first.</summary>
    public StageSheet? Before(StageSheet stage) => Stage(stage.Number - 1);

    /// <summary>« 1 masque », « 1 240 masques », « 85 cm de tissu », « 60 m de tissu ».</summary>
    public string Count(long quantity) => Unit == "cm" && quantity != 0 && quantity % 100 == 0
        ? $"{FrenchNumber.Of(quantity / 100)}\u00A0m{Plural["cm".Length..]}"
        : FrenchNumber.Count(quantity, Singular, Plural);
}

/// <param name="Number">From 1.</param>
/// <param name="Name">« Cousu »</param>
/// <param name="Act">« Coudre »</param>
public sealed record StageSheet(int Number, string Name, StageWork Work, string Act);

/// <summary>« 5 cm de tissu par pièce »</summary>
/// <param name="Quantity">In the unit of the input, for <paramref name="Per"/> pieces.</param>
public sealed record RecipePart(long Input, int Quantity, int Per)
{
    /// <summary>For so many pieces, rounded up: half a centimetre is cut as one.</summary>
    public long For(long pieces) => (long)(((Int128)pieces * Quantity + Per - 1) / Per);

    /// <summary>How many pieces so much of it makes.</summary>
    public long Makes(long held) => held <= 0 ? 0 : (long)((Int128)held * Per / Quantity);
}

/// <param name="Controls">What is checked on a piece.</param>
public sealed record SpecificationSheet(int Version, string Name, string Url, IReadOnlyList<string> Controls, DateOnly PublishedOn);
