namespace UsineCitoyenne.Core.Privacy.Journal;

/// <summary>What was done, as a responsable would ask for it. Its name is in the address of the page.</summary>
public enum JournalAct
{
    Listed = 0,
    Opened = 1,
    Exported = 2,
    Printed = 3,
    Changed = 4,
    Noted = 5,
    Wrote = 6,
    Imported = 7,
    Entered = 8,
    Removed = 9,
    Relays = 10,
    Mandates = 11,
    Communes = 12,
    Needs = 14,
    Production = 15,

    /// <summary>Read or exported the journal itself. Told only to who asks for it: otherwise it would tell little else.</summary>
    Journal = 13,
}
