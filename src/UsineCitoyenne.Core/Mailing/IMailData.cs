namespace UsineCitoyenne.Core.Mailing;

/// <summary>What a mail needs beyond the recipient, in one short text: the rows of the outbox hold it.</summary>
internal interface IMailData<TSelf> : IParsable<TSelf>
    where TSelf : IMailData<TSelf>
{
    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) =>
        TSelf.TryParse(s, provider, out var data) ? data : throw new FormatException("These are not the data of such a mail.");
}
