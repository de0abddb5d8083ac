namespace UsineCitoyenne.Core.Tests.Media;

/// <summary>The smallest files that once failed, under <c>Media/Samples</c>.</summary>
internal static class SampleFile
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Media", "Samples", name));
}
