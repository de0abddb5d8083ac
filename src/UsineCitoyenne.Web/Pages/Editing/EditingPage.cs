using UsineCitoyenne.Web.Content;

namespace UsineCitoyenne.Web.Pages.Editing;

/// <summary>A page around the back office: sign-in and passwords. The back office itself is Umbraco's.</summary>
public abstract class EditingPage : FramedPage
{
    protected const string TooMany = "Beaucoup d’essais viennent de votre réseau. Patientez un peu, puis réessayez.";

    public abstract string Title { get; }

    public override PageHead Head => new() { Title = TitleOf(Title), NoIndex = true };
}
