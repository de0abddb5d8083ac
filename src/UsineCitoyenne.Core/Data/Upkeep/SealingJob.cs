using UsineCitoyenne.Core.Jobs;
using UsineCitoyenne.Core.Privacy.Sealing;

namespace UsineCitoyenne.Core.Data.Upkeep;

/// <summary>
/// After an upgrade or a change of key, seals the phone numbers and notes that are left, then brings the numbers to their canonical form.
/// Once nothing is left it has nothing more to do: what is written since is sealed, and canonical, as it is written.
/// </summary>
internal sealed class SealingJob(SealingService sealing, CanonicalForms forms) : IJob
{
    private bool finished;

    public async Task<string?> RunAsync(CancellationToken cancel)
    {
        if (finished)
        {
            return null;
        }
        var (count, done) = await sealing.RunAsync(cancel: cancel);
        var (changed, canonical) = await forms.PhonesAsync(cancel);
        finished = done && canonical;
        return count + changed == 0 ? null : $"téléphones et notes scellés : {count} ; numéros mis à la forme internationale : {changed}";
    }
}
