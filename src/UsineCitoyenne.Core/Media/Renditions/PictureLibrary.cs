using NetVips;

namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>Sets libvips once, before the first picture.</summary>
internal static class PictureLibrary
{
    /// <summary>What may be read: these are well tried against hostile files. A drawing is never read here, nor a document.</summary>
    private static readonly string[] Readers =
        ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif", "VipsForeignLoadNsgif"];

    /// <summary>Null when pictures can be read and written; otherwise why not, for the log.</summary>
    public static string? WhyMissing { get; } = Start();

    private static string? Start()
    {
        if (!ModuleInitializer.VipsInitialized)
        {
            return ModuleInitializer.Exception?.Message ?? "libvips";
        }
        // What is wrong with a picture comes back as an error; nothing is to be printed besides.
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, (_, _, _) => { });
        Operation.Block("VipsForeignLoad", true);
        foreach (var reader in Readers)
        {
            Operation.Block(reader, false);
        }
        // Renditions are kept on disk: what libvips would remember is memory lost.
        Cache.Max = 0;
        return null;
    }
}
