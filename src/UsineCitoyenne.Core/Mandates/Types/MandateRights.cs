namespace UsineCitoyenne.Core.Mandates.Types;

/// <summary>What a kind of mandate allows on its territory.</summary>
[Flags]
public enum MandateRights
{
    None = 0,

    /// <summary>Reads the volunteers' contact details. Every read is audited.</summary>
    ReadsContacts = 1,

    /// <summary>Writes to volunteers in number.</summary>
    WritesMails = 2,

    /// <summary>Reviews candidacies, names, renews, suspends and revokes.</summary>
    Nominates = 4,

    /// <summary>Gives any mandate, edits the kinds and the lists. Reads no contact by this right.</summary>
    Administers = 8,

    /// <summary>Asks for matter, buys it, takes gifts of it.</summary>
    Purchases = 16,

    /// <summary>Cuts, prepares kits and hands them out.</summary>
    Issues = 32,

    /// <summary>Takes back what was made, treats it, counts it.</summary>
    Receives = 64,

    /// <summary>Gives to those who need it, and sends to other communes.</summary>
    Distributes = 128,

    /// <summary>All that production asks for; none of it opens a contact.</summary>
    Produces = Purchases | Issues | Receives | Distributes,

    All = ReadsContacts | WritesMails | Nominates | Administers | Produces,
}

/// <summary>A role of the action itself, or one that an institution gave the person.</summary>
public enum MandateFamily
{
    Project = 0,
    Institutional = 1,
}
