namespace UsineCitoyenne.Core.Content;

/// <summary>There is no such node, or it is in the recycle bin and the action is not for what is there.</summary>
public sealed class ContentNotFoundException(string message = "Cette page n’existe pas ou est dans la corbeille.")
    : ContentException(message);
