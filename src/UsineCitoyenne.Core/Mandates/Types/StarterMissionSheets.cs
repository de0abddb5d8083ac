namespace UsineCitoyenne.Core.Mandates.Types;

/// <summary>The « feuilles de route » a new site starts with, in Markdown.</summary>
internal static class StarterMissionSheets
{
    private static readonly Dictionary<string, string> Sheets = new()
    {
        [MandateAlias.CommuneOrganiser] = """
            Vous êtes la personne vers qui l’on se tourne dans la commune. Comptez deux à quatre heures par semaine.

            ## La première semaine
            - Écrire un mot d’accueil à chaque bénévole déjà inscrit.
            - Réunir les plus disponibles, une heure, chez l’un d’eux ou à la mairie.
            - Demander à la mairie un contact, un local, une annonce dans le bulletin.

            ## Ensuite
            - Répartir : qui coud, qui coupe, qui porte, qui tient le téléphone.
            - Trouver un adjoint ou une adjointe : personne ne doit être seul.
            - Dire au département ce qui manque, et ce que vous avez en trop.

            ## Ce que vous ne faites pas
            Rien n’est vendu. Les coordonnées des bénévoles ne quittent pas votre espace.
            """,
        [MandateAlias.Deputy] = """
            Vous secondez la personne en charge, et vous la remplacez quand elle n’est pas là.

            - Tenez-vous au courant : un point par semaine suffit.
            - Gardez un rôle à vous : l’accueil, les tournées, les ateliers.
            - Si le poste devient vacant ou s’il est suspendu, ses accès vous sont ouverts le temps de trouver quelqu’un.
            """,
        ["contact-mairie"] = """
            Vous êtes, à la mairie, la personne qui répond au collectif.

            - Dire ce que la commune peut prêter : salle, véhicule, matériel, affichage.
            - Porter les questions du collectif au conseil municipal.
            - Prévenir l’organisateur ou l’organisatrice de ce qui change.
            """,
        [MandateAlias.ProductionAgent] = """
            Vous tenez la production de la commune au nom de la mairie : la matière, les kits, les retours, la distribution.

            - Noter ce qui entre et ce qui sort le jour même, même en petit nombre.
            - Compter le stock une fois par semaine, et dire d’où vient un écart.
            - Prévenir l’organisateur ou l’organisatrice de ce qui va manquer.

            Vous n’avez pas accès aux coordonnées des bénévoles : vous les voyez par leur prénom.
            """,
        ["contact-dgs"] = """
            Vous reliez l’action aux services.

            - Repérer le service qui peut aider : achats, technique, communication, action sociale.
            - Suivre les engagements pris, avec leur date.
            - Échanger avec vos homologues des communes voisines.
            """,
        ["responsable-livraisons"] = """
            Vous faites circuler le tissu, les kits et les objets finis.

            - Composer des tournées courtes, avec deux chauffeurs par tournée quand c’est possible.
            - Ne donner une adresse qu’à la personne qui s’y rend, et pour ce trajet seulement.
            - Noter ce qui part et ce qui revient.
            """,
        [MandateAlias.EpciLead] = """
            Vous faites travailler ensemble les communes de l’intercommunalité, surtout les plus petites.

            - Réunir les communes qui n’ont encore personne autour d’une voisine qui avance.
            - Mettre en commun les achats, le local et les tournées.
            - Tenir le département au courant une fois par semaine.
            """,
        [MandateAlias.DepartementLead] = """
            Vous animez le projet dans le département : les communes font, vous rendez possible.

            ## Chaque semaine
            - Regarder les postes sans personne, lire les candidatures et y répondre sous trois jours.
            - Appeler deux ou trois communes : où en sont-elles, que leur manque-t-il ?
            - Déplacer un surplus vers un besoin.

            ## Chaque mois
            - Publier un point d’étape.
            - Vérifier que chaque responsable a un adjoint ou une adjointe.
            """,
        ["elu-referent-departemental"] = """
            Vous portez la parole des élus auprès du projet, et celle du projet auprès des élus.

            - Aider les communes à s’engager : un modèle de délibération, un appel au maire.
            - Ouvrir les portes : préfecture, conseil départemental, associations d’élus.
            - Laisser la conduite du projet au chef ou à la cheffe de projet : ce sont deux rôles.
            """,
        [MandateAlias.RegionLead] = """
            Vous reliez les départements : la méthode, les problèmes qui remontent, la communication, les institutions.

            - Suivre la couverture de la région et nommer dans les départements où il n’y a personne.
            - Faire connaître ce qui marche quelque part à ceux qui cherchent encore.
            - Tenir le journal des échanges avec la région et l’État.
            """,
        [MandateAlias.NationLead] = """
            Vous veillez sur l’ensemble et sur les outils communs.

            - Chaque territoire doit trouver à qui s’adresser : lire la couverture, combler les vides.
            - Tenir la bibliothèque que tous reçoivent en partage.
            - Répondre aux questions que personne d’autre n’a pu trancher.
            """,
        [MandateAlias.Administrator] = """
            Vous tenez les clés du site, pas les coordonnées de ses bénévoles.

            - Confier et retirer des mandats quand aucun niveau ne peut le faire.
            - Tenir les listes du formulaire et les types de mandat.
            - Rester au moins deux : ne soyez jamais la seule personne à administrer.
            """,
    };

    public static string Of(string alias) => Sheets[alias].ReplaceLineEndings("\n");
}
