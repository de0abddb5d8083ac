namespace UsineCitoyenne.Core.Accounts;

/// <summary>The editor has no business there. Says nothing of what is there.</summary>
public sealed class EditorDeniedException(string message = "Votre groupe ne permet pas cette action ici.") : Exception(message);
