using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace UsineCitoyenne.Umbraco.Management;

/// <summary>
/// A body without a list or a text that its record says it has is refused as unreadable: handlers rely on what the records say.
/// Numbers and flags may be left out, as clients do with those that the contract gives a default. Answers are not checked.
/// </summary>
internal static class RequiredMembers
{
    public static void Apply(JsonSerializerOptions options)
    {
        options.RespectNullableAnnotations = true;
        options.TypeInfoResolver = (options.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(Mark);
    }

    private static void Mark(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
        {
            return;
        }
        var ours = type.Type.Assembly == typeof(RequiredMembers).Assembly;
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.Properties.Where(property => !property.PropertyType.IsValueType))
        {
            var required = ours && IsRequired(property.AssociatedParameter, nullability);
            property.IsRequired |= required;
            property.IsSetNullable = !required;
            property.IsGetNullable = true;
        }
    }

    private static bool IsRequired(JsonParameterInfo? parameter, NullabilityInfoContext nullability) =>
        parameter is { HasDefaultValue: false, ParameterType.IsValueType: false, AttributeProvider: ParameterInfo declared }
        && nullability.Create(declared).WriteState == NullabilityState.NotNull;
}
