namespace UsineCitoyenne.Core.Volunteers.Demo;

/// <summary>First names as they are found in France, last names that are trades and things: nobody's in particular.</summary>
internal static class DemoNames
{
    public static readonly string[] First =
    [
        "Marie", "Jeanne", "Françoise", "Monique", "Catherine", "Nathalie", "Isabelle", "Jacqueline", "Anne", "Sylvie", "Martine", "Nicole",
        "Christine", "Sophie", "Valérie", "Céline", "Aurélie", "Émilie", "Camille", "Léa", "Manon", "Chloé", "Inès", "Jade", "Zoé", "Agnès",
        "Brigitte", "Colette", "Danielle", "Élise", "Fatima", "Geneviève", "Hélène", "Irène", "Josette", "Khadija", "Lucie", "Maëlle",
        "Noémie",
        "Odile", "Paulette", "Renée", "Solène", "Thérèse", "Viviane", "Yvonne", "Aminata", "Assia", "Clémence", "Delphine",
        "Jean", "Pierre", "Michel", "André", "Philippe", "René", "Louis", "Alain", "Jacques", "Bernard", "Marcel", "Daniel", "Roger",
        "Robert",
        "Paul", "Claude", "Christian", "Henri", "Georges", "Nicolas", "Julien", "Thomas", "Antoine", "Hugo", "Lucas", "Mohamed", "Karim",
        "Yanis",
        "Ahmed", "Bruno", "Cédric", "Didier", "Étienne", "Fabrice", "Gérard", "Hervé", "Jérôme", "Kévin", "Laurent", "Mathieu", "Noël",
        "Olivier",
        "Patrice", "Quentin", "Raphaël", "Sébastien", "Théo", "Ulysse", "Victor", "William", "Xavier", "Yves",
    ];

    public static readonly string[] Last =
    [
        "Aiguille", "Bobine", "Canevas", "Dentelle", "Épingle", "Fuseau", "Galon", "Hameçon", "Jaquette", "Laine", "Mercerie", "Navette",
            "Ourlet",
        "Patron", "Quenouille", "Ruban", "Satin", "Tisserand", "Velours", "Zéphyr", "Boutonnière", "Broderie", "Cardeur", "Chaînette",
        "Cordier",
        "Couturier", "Crochet", "Drapier", "Échevette", "Feutre", "Filandier", "Foulon", "Gabarit", "Gros-Point", "Jersey", "Lainier",
        "Lin",
        "Lisière", "Marquoir", "Mousseline", "Œillet", "Organdi", "Passementier", "Percale", "Piqûre", "Plissé", "Point-de-Croix",
        "Popeline",
        "Rouet", "Sergé", "Soierie", "Surjet", "Taffetas", "Teinturier", "Tricot", "Trousseau", "Tulle", "Vareuse", "Voilage", "Ciseau",
    ];

    public static readonly string[] Notes =
    [
        "Je peux passer chercher les kits à vélo.",
        "Couturière à la retraite, je peux aussi montrer aux débutants.",
        "Préférez m’appeler le matin.",
        "Disponible à partir du mois prochain.",
        "J’ai une grande table et deux machines à prêter.",
        "Je ne conduis pas : il faut venir chercher les pièces.",
    ];
}
