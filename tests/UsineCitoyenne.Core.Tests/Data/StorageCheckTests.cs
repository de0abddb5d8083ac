using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Core.Tests.Data;

public sealed class StorageCheckTests : SiteTest
{
    private StorageCheck Check => Site.Get<StorageCheck>();

    [Fact]
    public async Task A_folder_that_takes_files_is_well_and_nothing_is_left_in_it()
    {
        Assert.Null(await Check.WhyNotAsync());
        Assert.DoesNotContain(Directory.EnumerateFiles(Site.Test.Options.DataFolder), file => Path.GetFileName(file)
            .StartsWith(".probe", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(28)]
    [InlineData(122)]
    [InlineData(30)]
    public void A_disk_without_room_is_the_storages_fault(int errno) =>
        Assert.True(StorageUnavailableException.Explains(new IOException("disk", errno)));

    [Fact]
    public void A_file_that_is_missing_is_ours() => Assert.False(StorageUnavailableException.Explains(new FileNotFoundException()));
}
