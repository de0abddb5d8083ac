namespace UsineCitoyenne.Core.Mailing;

/// <summary>The blocks of a mail, in order. One description serves the HTML part and the text part.</summary>
internal sealed class MailBody
{
    private readonly List<MailBlock> blocks = [];

    public IReadOnlyList<MailBlock> Blocks => blocks;

    public MailBody Paragraph(string text) => Add(new MailBlock.Paragraph(text));

    /// <summary>A paragraph that somebody wrote: addresses of pages in it become links.</summary>
    public MailBody Prose(string text) => Add(new MailBlock.Prose(text));

    /// <summary>What somebody else wrote: set apart, and no address in it becomes a link of ours.</summary>
    public MailBody Quote(string text) => Add(new MailBlock.Quote(text));

    public MailBody Heading(string text) => Add(new MailBlock.Heading(text));

    public MailBody Button(string label, string url) => Add(new MailBlock.Button(label, url));

    public MailBody List(IEnumerable<string> items) => Add(new MailBlock.List([.. items]));

    public MailBody Note(string text) => Add(new MailBlock.Note(text));

    private MailBody Add(MailBlock block)
    {
        blocks.Add(block);
        return this;
    }
}

internal abstract record MailBlock
{
    public sealed record Paragraph(string Text) : MailBlock;

    public sealed record Prose(string Text) : MailBlock;

    public sealed record Quote(string Text) : MailBlock;

    public sealed record Heading(string Text) : MailBlock;

    public sealed record Button(string Label, string Url) : MailBlock;

    public sealed record List(IReadOnlyList<string> Items) : MailBlock;

    /// <summary>Small print.</summary>
    public sealed record Note(string Text) : MailBlock;
}
