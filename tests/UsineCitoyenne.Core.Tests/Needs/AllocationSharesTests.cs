using CsCheck;
using UsineCitoyenne.Core.Needs;

namespace UsineCitoyenne.Core.Tests.Needs;

/// <summary>The sharing itself, by number and by property.</summary>
public sealed class AllocationSharesTests
{
    private static readonly Gen<ShareRequest[]> Requests = Gen.Select(
            Gen.Int[0, 300].Select(code => $"{95000 + code}"), Gen.OneOf(Gen.Int[0, 12], Gen.Int[0, 10_000_000]), Gen.Int[1, 30])
        .Array[0, 30].Select(rows => rows.Select((row, index) => new ShareRequest(index + 1, row.Item1, row.Item2, row.Item3)).ToArray());

    private static readonly Gen<long> Quantity = Gen.OneOf(Gen.Long[0, 60], Gen.Long[0, 400_000_000], Gen.Const(long.MaxValue));

    [Fact]
    public void The_worked_example_is_shared_as_the_model_says()
    {
        var shares = AllocationShares.Of(1000, [new(1, "95127", 700, 1), new(2, "95323", 400, 2), new(3, "95500", 100, 1)]);
        Assert.Equal([525, 400, 75], shares.Select(share => share.Quantity));
        Assert.Equal([437L, 500L, 62L], shares.Select(share => share.First));
        Assert.Equal([false, true, false], shares.Select(share => share.IsCapped));
        Assert.Equal([88L, 0L, 13L], shares.Select(share => share.SharedAgain));
    }

    [Fact]
    public void Ties_go_to_the_lowest_code()
    {
        var shares = AllocationShares.Of(4, [new(1, "95500", 10, 1), new(2, "01262", 10, 1), new(3, "95127", 10, 1)]);
        Assert.Equal([1, 2, 1], shares.Select(share => share.Quantity));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void Nothing_to_share_gives_nothing(long quantity) =>
        Assert.Equal([0], AllocationShares.Of(quantity, [new(1, "95127", 3, 1)]).Select(share => share.Quantity));

    [Fact]
    public void All_is_given_as_far_as_it_is_missed_and_nobody_gets_more() => Gen.Select(Quantity, Requests).Sample((quantity, requests) =>
    {
        var shares = AllocationShares.Of(quantity, requests);
        Assert.Equal(Math.Min(quantity, requests.Sum(request => (long)request.Missing)), shares.Sum(share => (long)share.Quantity));
        Assert.All(shares, share => Assert.InRange(share.Quantity, 0, share.Request.Missing));
        Assert.Equal(requests, shares.Select(share => share.Request));
    });

    [Fact]
    public void Who_misses_more_and_weighs_more_gets_no_less() => Gen.Select(Quantity, Requests).Sample((quantity, requests) =>
    {
        var shares = AllocationShares.Of(quantity, requests);
        foreach (var (less, more) in from one in shares
                                     from other in shares
                                     where one.Request.Missing <= other.Request.Missing && one.Request.Weight <= other.Request.Weight
                                     select (one, other))
        {
            // Equals may differ by the piece that does not divide.
            var rounding = less.Request.Missing == more.Request.Missing && less.Request.Weight == more.Request.Weight ? 1 : 0;
            Assert.True(less.Quantity <= more.Quantity + rounding);
        }
    });

    [Fact]
    public void With_more_to_share_nobody_loses_more_than_the_rounding() => Gen.Select(Quantity, Requests).Sample((quantity, requests) =>
    {
        var (before, after) = (AllocationShares.Of(Math.Min(quantity, 1L << 40), requests),
            AllocationShares.Of(Math.Min(quantity, 1L << 40) + 1, requests));
        Assert.All(before.Zip(after), pair => Assert.True(pair.Second.Quantity >= pair.First.Quantity - 1));
    });

    [Fact]
    public void The_order_in_which_needs_are_told_changes_nothing() => Gen.Select(Quantity, Requests, Gen.Int).Sample(
        (quantity, requests, seed) =>
    {
        var shuffled = requests.ToArray();
        new Random(seed).Shuffle(shuffled);
        Assert.Equal(AllocationShares.Of(quantity, requests).OrderBy(share => share.Request.Id),
            AllocationShares.Of(quantity, shuffled).OrderBy(share => share.Request.Id));
    });
}
