namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>A picture that cannot be read or made; the message is French, the cause is for the log.</summary>
public sealed class PictureException(string message, Exception? cause = null) : Exception(message, cause);
