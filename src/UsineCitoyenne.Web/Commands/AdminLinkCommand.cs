using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Core.Text;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class AdminLinkCommand : Command
{
    public override string Usage => "admin-link EMAIL";

    public override string Summary => "Fait de cette adresse un administrateur national et imprime un lien de connexion (24 h, une fois).";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        if (!EmailAddress.TryNormalize(Argument(args, "l’adresse électronique"), out var email))
        {
            throw new CommandException("Cette adresse électronique est incorrecte.", 2);
        }
        await using var site = SiteHost.Build(args);
        await StartUp.RunAsync(site, _ => { });
        Console.WriteLine(await site.Services.GetRequiredService<OperatorAccess>().AdministratorLinkAsync(email));
        return 0;
    }
}
