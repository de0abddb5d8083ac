using CsCheck;
using UsineCitoyenne.Core.Privacy;

namespace UsineCitoyenne.Core.Tests.Identity;

/// <summary>Whatever somebody says and unsays, what stands is what they said last, with the text that they read then.</summary>
public sealed class ConsentLedgerProperties : SiteTest
{
    private static readonly ConsentText[] Texts = [ConsentTexts.Introduction, ConsentTexts.IntroductionByChoice, ConsentTexts.News,
        ConsentTexts.Grouping];
    private static readonly Gen<(int Text, int Act)[]> Sequences = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 9], (text, act) => (text, act))
        .Array[1, 25];

    [Fact]
    public async Task What_stands_is_what_was_said_last_with_its_version()
    {
        var person = 1_000L;
        await Sequences.SampleAsync(async acts =>
        {
            var id = Interlocked.Increment(ref person);
            var said = new Dictionary<string, int>();
            foreach (var (index, act) in acts)
            {
                await ActAsync(id, Texts[index], act, said);
            }
            await using var db = Site.Database.Read();
            var standing = db.Set<Consent>().Where(row => row.VolunteerId == id && row.WithdrawnAt == null)
                .Select(row => new { row.Purpose, row.Version }).ToList();
            Assert.Equal(said.OrderBy(pair => pair.Key), standing.Select(row => KeyValuePair.Create(row.Purpose, row.Version))
                .OrderBy(pair => pair.Key));
        }, iter: 40, threads: 1);
    }

    private Task ActAsync(long id, ConsentText text, int act, Dictionary<string, int> said) => Site.Database.WriteAsync(async db =>
    {
        var ledger = Site.Get<ConsentLedger>();
        switch (act)
        {
            case 0:
                await ledger.WithdrawAllAsync(db, [id], CancellationToken.None);
                said.Clear();
                break;
            case 1:
                await ledger.ForgetAsync(db, [id]);
                said.Clear();
                break;
            case < 5:
                await ledger.SetAsync(db, id, text, given: false, "fiche");
                said.Remove(text.Purpose);
                break;
            default:
                await ledger.SetAsync(db, id, text, given: true, "fiche");
                said[text.Purpose] = text.Version;
                break;
        }
    });
}
