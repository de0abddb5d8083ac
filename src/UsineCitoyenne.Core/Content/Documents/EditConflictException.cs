using UsineCitoyenne.Core.Text;

namespace UsineCitoyenne.Core.Content.Documents;

/// <summary>Someone else saved in between; nothing was changed.</summary>
/// <param name="name">Who.</param>
/// <param name="at">When, UTC; told on the French clock.</param>
public sealed class EditConflictException(string name, DateTime at) : ContentException(
    $"{name} a enregistré cette page entre-temps, le {FrenchTime.Told(at)}. Votre version n’a pas été enregistrée\u00A0: "
    + "gardez vos textes de côté, rechargez la page, puis reprenez vos changements.")
{
    public string Name => name;

    /// <summary>UTC.</summary>
    public DateTime At => at;
}
