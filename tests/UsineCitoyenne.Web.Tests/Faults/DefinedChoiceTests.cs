using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Tests.Faults;

/// <summary>A choice that is none of those that are offered is refused before any page sees it.</summary>
public sealed class DefinedChoiceTests(SiteFixture fixture) : WebTest(fixture)
{
    [Fact]
    public void Every_choice_that_a_page_binds_goes_through_the_one_rule()
    {
        var (metadata, binders) = (Site.Get<IModelMetadataProvider>(), Site.Get<IModelBinderFactory>());
        var choices = typeof(HandlerCheck).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel)) && !type.IsAbstract)
            .SelectMany(BoundTypes).ToHashSet();
        Assert.InRange(choices.Count, 4, int.MaxValue);
        foreach (var choice in choices)
        {
            var binder = binders.CreateBinder(new ModelBinderFactoryContext { Metadata = metadata.GetMetadataForType(choice) });
            Assert.True(binder is DefinedChoices.Binder, $"{choice} is bound by {binder.GetType()}");
        }
    }

    [Theory]
    [InlineData("/mon-espace/?handler=Digest", "frequency", "99")]
    [InlineData("/mon-espace/?handler=Digest", "frequency", "-1")]
    [InlineData("/mon-espace/?handler=Digest", "frequency", "hier")]
    [InlineData("/mon-espace/relais/?handler=Add", "Kind", "99")]
    [InlineData("/mon-espace/relais/?handler=Add", "Kind", "-1")]
    [InlineData("/mon-espace/campagnes/nouvelle/", "Purpose", "99")]
    public async Task What_is_none_of_the_choices_is_refused_in_french(string path, string name, string value)
    {
        var visitor = await Site.SignInAsync("departement:95");
        var token = (await visitor.GetAsync("/mon-espace/")).Document.QuerySelector("[name=jeton]")!.GetAttribute("value")!;
        var refused =
            await visitor.PostAsync(path, [new("jeton", token), new("portee", "vue"), new("Name", "Mairie"), new("Subject", "Samedi"),
                new("Body", "Bonjour"), new(name, value)]);
        Assert.Equal(400, refused.Status);
        Assert.Contains("Ce choix n’existe pas", refused.Document.QuerySelector("h1")!.TextContent);
    }

    [Theory]
    [InlineData("appel")]
    [InlineData("00000000-0000-0000-0000-000000000000")]
    [InlineData("11111111-1111-1111-1111-111111111111")]
    public async Task A_call_that_does_not_exist_is_told(string call)
    {
        var visitor = await Site.SignInAsync("departement:95");
        var form = await visitor.GetAsync("/mon-espace/campagnes/nouvelle/?portee=vue");
        var refused = await form.SubmitAsync("form.form", "", ("Subject", "Samedi"), ("Body", "Bonjour"), ("Call", call));
        Assert.Equal(422, refused.Status);
        Assert.Contains("Cet appel n’existe pas", refused.Text);
    }

    private static IEnumerable<Type> BoundTypes(Type page) => page.GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.GetCustomAttribute<BindPropertyAttribute>() is not null
            || page.GetCustomAttribute<BindPropertiesAttribute>() is not null)
        .Select(property => property.PropertyType)
        .Concat(page.GetMethods().Where(method => method.Name.StartsWith("OnGet", StringComparison.Ordinal)
            || method.Name.StartsWith("OnPost", StringComparison.Ordinal))
            .SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
        .SelectMany(type => Choices(type, 0));

    private static IEnumerable<Type> Choices(Type type, int depth)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare.IsEnum)
        {
            return [type];
        }
        if (bare.IsGenericType)
        {
            return bare.GetGenericArguments().SelectMany(argument => Choices(argument, depth + 1));
        }
        return depth > 3 || bare.Namespace?.StartsWith("UsineCitoyenne", StringComparison.Ordinal) != true ? []
            : bare.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite)
            .SelectMany(property => Choices(property.PropertyType, depth + 1));
    }
}
