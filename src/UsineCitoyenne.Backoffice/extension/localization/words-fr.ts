// What the client writes in English outside its dictionary, on screens that ours use.
const words: Record<string, string> = {
  // The bin
  'Restore': 'Récupérer',
  'to': 'dans',
  'Restore to:': 'Récupérer dans :',
  'Remove': 'Retirer',
  'Cancel': 'Annuler',
  // A list
  'Add': 'Ajouter',
  'Close': 'Fermer',
  // Invitations
  'Invite User': 'Inviter quelqu’un',
  'Invite new users to give them access to Umbraco. An invite email will be sent to the user with information on how to log in to Umbraco. Invites last for 72 hours.':
    'La personne reçoit un message pour choisir son mot de passe. Le lien sert une fois et vaut 72 heures.',
  'Name': 'Nom',
  'name': 'Nom',
  'Email': 'Adresse électronique',
  'email': 'Adresse électronique',
  'User group': 'Groupe',
  'Add groups to assign access and permissions': 'Le groupe dit ce que la personne peut ouvrir et changer.',
  'Message': 'Message',
  'Send invite': 'Inviter',
  'Resend invite': 'Inviter de nouveau',
  'Last login': 'Dernière connexion',
  'Status': 'État',
  // Types and languages
  'Add tab': 'Ajouter un onglet',
  'Element Type': 'Type d’élément',
  'Data variations': 'Variantes',
  'Property Editor': 'Éditeur',
  'Property Editor Schema Alias': 'Alias du schéma',
  'Property Editor UI Alias': 'Alias de l’éditeur',
  'Data Source': 'Source',
  'General': 'Général',
  'Language': 'Langue',
  'ISO Code': 'Code ISO',
  'Settings': 'Réglages',
  'Default': 'Par défaut',
  'Mandatory': 'Nécessaire',
  'Fallback': 'À défaut',
  'Default language': 'Langue par défaut',
  'An Umbraco site can only have one default language set.': 'Un site n’a qu’une langue par défaut.',
  'Switching default language may result in default content missing.': 'Changer de langue par défaut peut laisser des pages sans texte.',
  'Mandatory language': 'Langue nécessaire',
  'Properties on this language have to be filled out before the node can be published.': 'Les champs de cette langue doivent être remplis avant de publier.',
  'Fallback language': 'Langue de remplacement',
  'To allow multi-lingual content to fall back to another language if not present in the requested language, select it here.':
    'Celle qui paraît quand une page n’existe pas dans la langue demandée.',
}

export default words
