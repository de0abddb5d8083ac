using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>Whether matter may be bought or taken for a commune: the state of the commune decides, which a module above keeps.</summary>
public interface IPurchaseRule
{
    /// <summary>True once the town hall committed itself, or the commune produces without it.</summary>
    bool Allows(Territory commune);
}
