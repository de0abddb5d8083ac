using System.Runtime.InteropServices;

namespace UsineCitoyenne.Core.Media.Libvips;

/// <summary>A picture that libvips holds: what is done to it happens when it is saved.</summary>
internal sealed class VipsImage : SafeHandle
{
    internal VipsImage(nint image)
        : base(0, ownsHandle: true) => SetHandle(image);

    /// <param name="options">Of the reader, as libvips writes them.</param>
    /// <summary>Reads the head; pixels are read as they are asked for.</summary>
    /// <exception cref="VipsException">No picture of a kind that may be read.</exception>
    public static VipsImage Open(string file, FormattableString? options = null)
    {
        var source = Vips.SourceNewFromFile(file);
        if (source == 0)
        {
            throw new VipsException(Vips.TakeError());
        }
        try
        {
            // A name that libvips keeps: never freed.
            var loader = Marshal.PtrToStringUTF8(Vips.FindLoadSource(source)) ?? throw new VipsException(Vips.TakeError());
            using var load = new VipsOperation(loader).WithSource(source);
            return (options is null ? load : load.With(options)).Image();
        }
        finally
        {
            Vips.Unref(source);
        }
    }

    public override bool IsInvalid => handle == 0;

    /// <summary>Pixels, as stored: <see cref="Orientation"/> may turn them.</summary>
    public int Width => Vips.Width(this);

    public int Height => Vips.Height(this);

    public int Pages => Vips.Pages(this);

    /// <summary>1 to 8, as EXIF counts; 5 and above lie on their side.</summary>
    public int Orientation => Vips.Orientation(this);

    public bool HasAlpha => Vips.HasAlpha(this);

    public bool Has(string field) => Vips.TypeOf(this, field) != 0;

    /// <summary>Makes the saving under way fail at its next step. From any thread.</summary>
    public void Stop() => Vips.SetKill(this, true);

    internal nint Handle => handle;

    protected override bool ReleaseHandle()
    {
        Vips.Unref(handle);
        return true;
    }
}
