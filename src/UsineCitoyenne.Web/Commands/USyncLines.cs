using UsineCitoyenne.Core.Content.Import;
using UsineCitoyenne.Umbraco.USync;

namespace UsineCitoyenne.Web.Commands;

/// <summary>The report of an import, an export or a check, as an operator reads it: what did not change is only counted.</summary>
internal static class USyncLines
{
    public static void Print(USyncReport report, string action, Action<string> say)
    {
        foreach (var result in report.Results.Where(result => result.Outcome != ImportOutcome.Same || result.Reason is not null))
        {
            say($"  {Word(result.Outcome),-10} {result.Path}{(result.Reason is null ? "" : $" — {result.Reason}")}");
        }
        say($"{(action == "check" ? "Un import ferait ceci (rien n’a été changé) : " : "")}{report}.");
    }

    private static string Word(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Created => "créé",
        ImportOutcome.Changed => "modifié",
        ImportOutcome.Same => "inchangé",
        ImportOutcome.Refused => "refusé",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };
}
