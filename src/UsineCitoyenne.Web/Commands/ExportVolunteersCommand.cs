using UsineCitoyenne.Core.Contacts.Table;
using UsineCitoyenne.Core.Mandates;
using UsineCitoyenne.Web.Hosting;

namespace UsineCitoyenne.Web.Commands;

internal sealed class ExportVolunteersCommand : Command
{
    public override string Usage => "export-volunteers [FILE]";

    public override string Summary => "Écrit tous les bénévoles confirmés en CSV, dans FILE ou sur la sortie. La lecture est enregistrée.";

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        await using var site = SiteHost.Build(args);
        await StartUp.RunAsync(site, _ => { });
        var table = site.Services.GetRequiredService<ContactTable>();
        var rows = table.ExportAsync(OperatorAccess.WholeNation(), new ContactQuery { Sort = ContactSort.Commune });
        var csv = site.Services.GetRequiredService<ContactCsv>();
        var file = args.FirstOrDefault(arg => !arg.StartsWith('-'));
        await using var target = file is null ? Console.OpenStandardOutput() : File.Create(file);
        var count = await csv.WriteAsync(rows, target);
        await Console.Error.WriteLineAsync($"{count:N0} bénévoles exportés.");
        return 0;
    }
}
