using UsineCitoyenne.Core.Ledger.Movements;

namespace UsineCitoyenne.Core.Production.Stock;

/// <summary>A gesture at a commune's stock as it was typed. Each gesture reads the fields that it knows.</summary>
public sealed class StockForm
{
    /// <summary>Made when the form is shown: sent twice, it is one gesture.</summary>
    public Guid Key { get; set; }

    /// <summary>The day it happened; empty for today.</summary>
    public string? On { get; set; }

    public long Product { get; set; }

    /// <summary>What it becomes, or what is moved.</summary>
    public int Stage { get; set; }

    public string? Quantity { get; set; }

    public string? Rejected { get; set; }

    public string? Lost { get; set; }

    public LossReason? Reason { get; set; }

    /// <summary>What was used of each part of the recipe, in its order; empty for what the recipe says.</summary>
    public List<string?> Used { get; set; } = [];

    /// <summary>Kits for one or several people.</summary>
    public List<KitShare> Shares { get; set; } = [];

    /// <summary>When they are expected back.</summary>
    public string? Due { get; set; }

    /// <summary>Who gets it, in general words: no person's name.</summary>
    public string? Recipient { get; set; }

    public string? Commune { get; set; }

    public string? CommuneCode { get; set; }

    /// <summary>What was seen, by product and stage.</summary>
    public List<SeenQuantity> Seen { get; set; } = [];

    /// <summary>Of a kit, as it is printed.</summary>
    public string? Slip { get; set; }

    /// <summary>Number of a work order, a transfer or a movement.</summary>
    public long Id { get; set; }
}

public sealed class KitShare
{
    public long Volunteer { get; set; }

    public string? Quantity { get; set; }
}

public sealed class SeenQuantity
{
    public long Product { get; set; }

    public int Stage { get; set; }

    /// <summary>Empty where nobody looked.</summary>
    public string? Quantity { get; set; }
}
