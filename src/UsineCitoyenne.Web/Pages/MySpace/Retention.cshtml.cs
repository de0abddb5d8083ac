using UsineCitoyenne.Core.Privacy.Retention;
using UsineCitoyenne.Web.Accounts;

namespace UsineCitoyenne.Web.Pages.MySpace;

/// <summary>What is kept and for how long: each rule, what it would do now, and what it did.</summary>
[Require(Need.Administrator)]
public sealed class RetentionModel(DataRetention retention) : MySpacePage
{
    private const int Rounds = 14;

    public override string Title => "Conservation";

    /// <summary>What the next round would do.</summary>
    public RetentionReport Next { get; private set; } = null!;

    public IReadOnlyList<RetentionRun> Runs { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Next = await retention.PreviewAsync(cancel);
        Runs = await retention.HistoryAsync(Rounds, cancel);
    }
}
