using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Editors;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class EditorLinkCommand : Command
{
    public override string Usage => "editor-link EMAIL [GROUPE]";

    public override string Summary =>
        "Ouvre la rédaction à cette adresse et imprime un lien pour choisir un mot de passe (7 jours, une fois). Groupe : admin par "
        + "défaut, ou redaction-95…";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        if (!EmailAddress.TryNormalize(Argument(args, "l’adresse électronique"), out var email))
        {
            throw new CommandException("Cette adresse électronique est incorrecte.", 2);
        }
        var group = args.Skip(1).FirstOrDefault(argument => !argument.StartsWith('-')) ?? UserGroupAliases.Administrators;
        await using var site = SiteHost.Build(args);
        await StartUp.RunAsync(site, _ => { });
        var link = await site.Services.GetRequiredService<EditorInvitations>().OperatorLinkAsync(
            email, "Rédaction", group == UserGroupAliases.Administrators ? [group, UserGroupAliases.SensitiveData] : [group], demo: false);
        Console.WriteLine(link);
        return 0;
    }
}
