using UsineCitoyenne.Core.Territories;

namespace UsineCitoyenne.Core.Volunteers.Relays;

/// <summary>A relay as typed.</summary>
/// <param name="Territory">Commune, département…; ignored when the relay exists.</param>
public sealed record RelayForm(RelayKind Kind, string Name, TerritoryRef Territory, string Contact, string Note);

/// <summary>A relay with what it brought.</summary>
/// <param name="SignedUp">People who signed up by its link, whether they confirmed, left or not.</param>
/// <param name="Confirmed">Those who confirmed and are still there.</param>
public sealed record RelayLine(
    long Id, string Code, RelayKind Kind, string Name, TerritoryRef Territory, string Contact, string Note, bool Retired, int SignedUp,
    int Confirmed);

/// <summary>Where a short link leads.</summary>
/// <param name="Path">The sign-up form, with its query.</param>
public sealed record RelayTarget(string Path);
