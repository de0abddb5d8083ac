using System.Text;

namespace UsineCitoyenne.Core.Privacy.Sealing;

/// <summary>
/// A column whose values are sealed, under the name that is authenticated with them: <c>Volunteer.Phone</c>. Renamed, it keeps this name.
/// </summary>
internal sealed class SealedColumn(string name)
{
    public byte[] Name { get; } = Encoding.UTF8.GetBytes(name);

    public override string ToString() => name;
}
