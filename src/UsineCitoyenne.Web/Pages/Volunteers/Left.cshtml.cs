using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Volunteers;

public sealed class LeftModel : FramedPage
{
    public override PageHead Head => new() { Title = TitleOf("Au revoir"), NoIndex = true };
}
