namespace UsineCitoyenne.Core.Territories;

/// <summary>Who is above whom: commune, EPCI where there is one, département, région, nation.</summary>
public static class TerritoryLadder
{
    /// <summary>
    /// The territory itself, then each one above it, the nearest first. A territory that no edition knows answers to the nation.
    /// </summary>
    public static IReadOnlyList<TerritoryRef> Upward(this Gazetteer gazetteer, TerritoryRef territory)
    {
        var found = territory.Kind == TerritoryKind.Commune ? gazetteer.CurrentCommune(territory.Code) : gazetteer.Find(territory);
        // An EPCI may straddle two départements: it answers to the one of its largest commune.
        var seat = found?.Kind == TerritoryKind.Epci ? gazetteer.CommunesOf(found).MaxBy(commune => commune.Population) : found;
        TerritoryRef?[] ladder =
        [
            territory,
            found?.Ref,
            found?.Kind == TerritoryKind.Commune ? found.Epci?.Ref : null,
            seat?.Departement?.Ref,
            seat?.Region?.Ref,
            TerritoryRef.Nation,
        ];
        return [.. ladder.OfType<TerritoryRef>().Distinct()];
    }

    /// <summary>True when it is the scope itself or lies in it.</summary>
    public static bool Lies(this Gazetteer gazetteer, TerritoryRef territory, TerritoryRef scope) =>
        gazetteer.Upward(territory).Contains(scope);

    /// <summary>« Pontoise (95) »; « France entière » for the nation.</summary>
    public static string LabelOf(this Gazetteer gazetteer, TerritoryRef territory) => territory == TerritoryRef.Nation
        ? "France entière"
        : gazetteer.Find(territory)?.Label ?? gazetteer.CurrentCommune(territory.Code)?.Label ?? territory.ToString();
}
