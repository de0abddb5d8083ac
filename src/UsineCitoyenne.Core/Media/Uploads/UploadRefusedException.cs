namespace UsineCitoyenne.Core.Media.Uploads;

/// <summary>A file that the library does not take, told in French to whoever sent it.</summary>
public sealed class UploadRefusedException(UploadRefusal reason, string message, Exception? cause = null) : Exception(message, cause)
{
    public UploadRefusal Reason => reason;
}

public enum UploadRefusal
{
    TooLarge,
    KindNotAllowed,
    NotWhatItSays,
    Unreadable,
}
