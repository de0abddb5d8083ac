namespace UsineCitoyenne.Core.Accounts;

/// <summary>A key of the host's cookie encryption, kept in the database so that restarts and second nodes keep sessions.</summary>
internal sealed class ProtectionKey
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}
