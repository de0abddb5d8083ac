using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UsineCitoyenne.Core.Media.Libvips;

/// <summary>
/// The few functions of libvips and GObject that pictures need. Stands in for NetVips. No function with a variable argument list
/// is called: those cannot be reached the same way on every processor.
/// </summary>
internal static unsafe partial class Vips
{
    private const string Library = "vips";
    private const string Folder = "libvips";

    // GLib's G_LOG_LEVEL_WARNING.
    private const int LogWarning = 1 << 4;

    /// <summary>What may be read: these are well tried against hostile files. A drawing is never read here, nor a document.</summary>
    private static readonly string[] Readers =
        ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif", "VipsForeignLoadNsgif"];

    // Before the first call of any of the functions: whoever makes it, the library is found and its readers are chosen.
    static Vips() => WhyMissing = Start();

    /// <summary>Null when pictures can be read and written; otherwise why not, for the log.</summary>
    public static string? WhyMissing { get; }

    /// <summary>What went wrong last, on one line.</summary>
    public static string TakeError()
    {
        var message = Marshal.PtrToStringUTF8(ErrorBuffer()) ?? "";
        ErrorClear();
        return string.Join("; ", message.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string? Start()
    {
        try
        {
            NativeLibrary.SetDllImportResolver(typeof(Vips).Assembly, Resolve);
            if (Init("UsineCitoyenne") != 0)
            {
                return TakeError();
            }
        }
        catch (Exception failure) when (failure is DllNotFoundException or EntryPointNotFoundException or BadImageFormatException)
        {
            return failure.Message;
        }
        // What is wrong with a picture comes back as an error; nothing is to be printed besides.
        LogSetHandler("VIPS", LogWarning, &Ignore, 0);
        OperationBlockSet("VipsForeignLoad", true);
        foreach (var reader in Readers)
        {
            OperationBlockSet(reader, false);
        }
        // Renditions are kept on disk: what libvips would remember is memory lost.
        CacheSetMax(0);
        return null;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != Library)
        {
            return 0;
        }
        foreach (var file in Candidates())
        {
            if (NativeLibrary.TryLoad(file, out var handle))
            {
                return handle;
            }
        }
        return 0;
    }

    // Both kinds of Linux are tried, because only one of them loads.
    private static IEnumerable<string> Candidates()
    {
        var processor = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        string[] systems = OperatingSystem.IsWindows() ? ["win32"] : OperatingSystem.IsMacOS() ? ["darwin"] : ["linux", "linuxmusl"];
        return systems.Select(system => Path.Combine(AppContext.BaseDirectory, Folder, $"{system}-{processor}"))
            .Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "libvips*"));
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Ignore(nint domain, int level, nint message, nint data)
    {
    }

    /// <summary>GObject's box for one value of any type: a type and two words.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Value
    {
        public nuint Type;
        public ulong First;
        public ulong Second;
    }

    [LibraryImport(Library, EntryPoint = "vips_init", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Init(string program);

    [LibraryImport(Library, EntryPoint = "g_log_set_handler", StringMarshalling = StringMarshalling.Utf8)]
    private static partial uint LogSetHandler(string domain, int levels, delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> handler, nint data);

    [LibraryImport(Library, EntryPoint = "vips_operation_block_set", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void OperationBlockSet(string name, [MarshalAs(UnmanagedType.Bool)] bool blocked);

    [LibraryImport(Library, EntryPoint = "vips_cache_set_max")]
    private static partial void CacheSetMax(int operations);

    [LibraryImport(Library, EntryPoint = "vips_error_buffer")]
    private static partial nint ErrorBuffer();

    [LibraryImport(Library, EntryPoint = "vips_error_clear")]
    private static partial void ErrorClear();

    [LibraryImport(Library, EntryPoint = "vips_operation_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OperationNew(string name);

    [LibraryImport(Library, EntryPoint = "vips_object_set_from_string", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int ObjectSetFromString(nint instance, string options);

    [LibraryImport(Library, EntryPoint = "vips_cache_operation_buildp")]
    internal static partial int OperationBuild(ref nint operation);

    [LibraryImport(Library, EntryPoint = "vips_object_unref_outputs")]
    internal static partial void UnrefOutputs(nint operation);

    [LibraryImport(Library, EntryPoint = "vips_source_new_from_file", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint SourceNewFromFile(string file);

    [LibraryImport(Library, EntryPoint = "vips_foreign_find_load_source")]
    internal static partial nint FindLoadSource(nint source);

    [LibraryImport(Library, EntryPoint = "vips_image_get_width")]
    internal static partial int Width(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_height")]
    internal static partial int Height(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_bands")]
    internal static partial int Bands(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_n_pages")]
    internal static partial int Pages(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_orientation")]
    internal static partial int Orientation(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_hasalpha")]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool HasAlpha(VipsImage image);

    [LibraryImport(Library, EntryPoint = "vips_image_get_typeof", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint TypeOf(VipsImage image, string field);

    [LibraryImport(Library, EntryPoint = "vips_image_set_kill")]
    internal static partial void SetKill(VipsImage image, [MarshalAs(UnmanagedType.Bool)] bool kill);

    [LibraryImport(Library, EntryPoint = "vips_blob_get")]
    internal static partial byte* BlobGet(nint blob, out nuint length);

    [LibraryImport(Library, EntryPoint = "g_type_from_name", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint TypeFromName(string name);

    [LibraryImport(Library, EntryPoint = "g_value_init")]
    internal static partial Value* ValueInit(Value* value, nuint type);

    [LibraryImport(Library, EntryPoint = "g_value_unset")]
    internal static partial void ValueUnset(Value* value);

    [LibraryImport(Library, EntryPoint = "g_value_set_object")]
    internal static partial void ValueSetObject(Value* value, nint instance);

    [LibraryImport(Library, EntryPoint = "g_value_get_object")]
    internal static partial nint ValueGetObject(Value* value);

    [LibraryImport(Library, EntryPoint = "g_value_get_boxed")]
    internal static partial nint ValueGetBoxed(Value* value);

    [LibraryImport(Library, EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void SetProperty(nint instance, string name, Value* value);

    [LibraryImport(Library, EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void GetProperty(nint instance, string name, Value* value);

    [LibraryImport(Library, EntryPoint = "g_object_ref")]
    internal static partial nint Ref(nint instance);

    [LibraryImport(Library, EntryPoint = "g_object_unref")]
    internal static partial void Unref(nint instance);
}
