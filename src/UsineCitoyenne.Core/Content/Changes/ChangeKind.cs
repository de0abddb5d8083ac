namespace UsineCitoyenne.Core.Content.Changes;

/// <summary>What an act changed of what visitors read. Stored: numbers do not change.</summary>
internal enum ChangeKind
{
    /// <summary>Each revision has one, whatever else it has: a log without it has a gap.</summary>
    Revision = 0,

    /// <summary>More than is told one by one: who follows loads the whole again.</summary>
    Everything = 1,

    Document = 2,

    /// <summary>A document and all below it.</summary>
    Branch = 3,

    Media = 4,

    /// <summary>One that was added or leads elsewhere.</summary>
    Redirect = 5,

    /// <summary>Some were taken away, or all switched on or off.</summary>
    Redirects = 6,

    /// <summary>Who may read what.</summary>
    Access = 7,

    /// <summary>Types, hosts, languages, dictionary.</summary>
    Schema = 8,
}
