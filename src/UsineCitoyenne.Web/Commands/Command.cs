using System.Data.Common;
using Microsoft.Extensions.Options;
using UsineCitoyenne.Core.Content;

namespace UsineCitoyenne.Web.Commands;

/// <summary>What an operator can ask of the program, one class each. Without one it serves the site.</summary>
internal abstract class Command
{
    private static readonly Command[] All =
        [new ServeCommand(), new AdminLinkCommand(), new EditorLinkCommand(), new DemoCommand(), new ImportVolunteersCommand(),
            new ExportVolunteersCommand(), new USyncCommand(), new BackupCommand(), new RestoreCommand(), new RestoredCommand(),
            new PurgeCommand(), new MailsCommand(), new LedgerCommand()];

    public abstract string Usage { get; }

    public abstract string Summary { get; }

    private string Name => Usage.Split(' ')[0];

    /// <returns>0 when done; 1 when a step failed; 2 when the words are off.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var name = args.Length > 0 && !args[0].StartsWith('-') ? args[0] : "serve";
        if (name is "help" || args.Contains("--help"))
        {
            PrintHelp();
            return 0;
        }
        if (All.FirstOrDefault(command => command.Name == name) is not { } chosen)
        {
            await Console.Error.WriteLineAsync($"« {name} » n’est pas une commande. « help » les montre toutes.");
            return 2;
        }
        try
        {
            return await chosen.ExecuteAsync(args is [var first, ..] && first == name ? args[1..] : args);
        }
        catch (CommandException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return failure.ExitCode;
        }
        catch (Exception failure) when (Explain(failure) is { } message)
        {
            await Console.Error.WriteLineAsync(message);
            return 1;
        }
    }

    protected abstract Task<int> ExecuteAsync(string[] args);

    protected string Argument(string[] args, string what) =>
        args.FirstOrDefault(arg => !arg.StartsWith('-')) ?? throw new CommandException($"Il manque {what}. Usage : {Usage}", 2);

    /// <summary>What an operator can put right; null for a defect of ours, whose stack trace is then worth showing.</summary>
    private static string? Explain(Exception failure) => failure switch
    {
        OptionsValidationException options => $"Un réglage est incorrect : {string.Join(" ; ", options.Failures)}",
        ContentException => failure.Message,
        DbException =>
            $"La base de données refuse : {failure.Message}\nQue faire : vérifiez qu’elle est démarrée, puis ConnectionStrings__Site.",
        IOException or UnauthorizedAccessException =>
            $"Le disque refuse : {failure.Message}\nQue faire : vérifiez le chemin, les droits d’écriture et la place libre.",
        _ => null,
    };

    private static void PrintHelp()
    {
        Console.WriteLine("Usine citoyenne\n\n  dotnet UsineCitoyenne.Web.dll COMMANDE                     site publié");
        Console.WriteLine("  dotnet run --project src/UsineCitoyenne.Web -- COMMANDE   dans un clone\n");
        foreach (var command in All)
        {
            Console.WriteLine($"  {command.Usage,-28} {command.Summary}");
        }
        Console.WriteLine($"  {"help",-28} Montre cette aide.");
        Console.WriteLine("\nRéglages : ConnectionStrings__Site, Site__BaseUrl, Mail__Host… Voir docs/guide/exploiter.md.");
    }
}

/// <summary>An error the operator can act on: its message is all that is shown.</summary>
internal sealed class CommandException(string message, int exitCode = 1, Exception? inner = null) : Exception(message, inner)
{
    public int ExitCode => exitCode;
}
