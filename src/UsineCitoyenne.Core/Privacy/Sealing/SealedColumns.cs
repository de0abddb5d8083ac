using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Privacy.Sealing;

/// <summary>
/// Which columns are sealed: a mapping says <see cref="IsSealed{T}"/>, the context gives them their converter, and nothing else has to
/// know. SQL must not compare them: the same text is never sealed twice the same. What goes around EF calls the <see cref="FieldCipher"/>
/// itself.
/// </summary>
internal static class SealedColumns
{
    private const string Mark = "Usine:Sealed";

    /// <param name="longest">UTF-16 units of the text before it is sealed.</param>
    public static T IsSealed<T>(this T property, int longest)
        where T : PropertyBuilder
    {
        property.HasMaxLength(FieldCipher.LengthOf(longest)).HasAnnotation(Mark, true);
        return property;
    }

    public static void Convert(ModelBuilder model, FieldCipher cipher)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties())
            .Where(property => property.FindAnnotation(Mark) is not null))
        {
            property.SetValueConverter(new Converter(cipher, new SealedColumn($"{property.DeclaringType.GetTableName()}.{property.Name}")));
        }
    }

    /// <summary>The tables that have some, in the order of their names.</summary>
    public static IReadOnlyList<SealedTable> In(IModel model) =>
    [
        .. from entity in model.GetEntityTypes().OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal)
           let columns = entity.GetProperties().Where(property => property.GetValueConverter() is Converter)
               .Select(property => (property.Name, ((Converter)property.GetValueConverter()!).Column)).ToList()
           where columns.Count > 0
           select new SealedTable(entity.GetTableName()!, columns, entity.FindProperty(SealedTable.Change) is not null),
    ];

    /// <summary>EF keeps one model a context type; here it depends on the key too.</summary>
    internal sealed class ModelByCipher : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), ((SiteDbContext)context).Cipher, designTime);
    }

    private sealed class Converter : ValueConverter<string, string>
    {
        public Converter(FieldCipher cipher, SealedColumn column)
            : base(value => cipher.Seal(value, column), stored => cipher.Open(stored, column)) => Column = column;

        public SealedColumn Column { get; }
    }
}
