namespace UsineCitoyenne.Core.Content;

/// <summary>An action that cannot be done, told in French to whoever asked for it.</summary>
public class ContentException(string message) : Exception(message);
