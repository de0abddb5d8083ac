namespace UsineCitoyenne.Core.Media.Libvips;

/// <summary>One operation of libvips: its name, what it is given, what it answers.</summary>
internal sealed unsafe class VipsOperation : IDisposable
{
    private readonly string name;
    private nint operation;

    /// <exception cref="VipsException">No such operation.</exception>
    public VipsOperation(string name)
    {
        this.name = name;
        operation = Vips.OperationNew(name);
        Check(operation != 0);
    }

    /// <param name="options">As libvips writes them: <c>width=1200,size=down</c>. Never anything that came from outside.</param>
    public VipsOperation With(FormattableString options)
    {
        Check(Vips.ObjectSetFromString(operation, FormattableString.Invariant(options)) == 0);
        return this;
    }

    public VipsOperation With(string property, VipsImage image) => With(property, "VipsImage", image.Handle);

    public VipsOperation WithFile(string file)
    {
        var source = Vips.SourceNewFromFile(file);
        Check(source != 0);
        try
        {
            return WithSource(source);
        }
        finally
        {
            Vips.Unref(source);
        }
    }

    public VipsOperation WithSource(nint source) => With("source", "VipsSource", source);

    /// <exception cref="VipsException">The picture cannot be read, or the operation refuses it.</exception>
    public VipsImage Image()
    {
        Build();
        var value = default(Vips.Value);
        Vips.ValueInit(&value, Vips.TypeFromName("VipsImage"));
        Vips.GetProperty(operation, "out", &value);
        var image = new VipsImage(Vips.Ref(Vips.ValueGetObject(&value)));
        Vips.ValueUnset(&value);
        return image;
    }

    /// <exception cref="VipsException">The picture cannot be read to its end, or was stopped.</exception>
    public byte[] Bytes()
    {
        Build();
        var value = default(Vips.Value);
        Vips.ValueInit(&value, Vips.TypeFromName("VipsBlob"));
        Vips.GetProperty(operation, "buffer", &value);
        var start = Vips.BlobGet(Vips.ValueGetBoxed(&value), out var length);
        var bytes = new ReadOnlySpan<byte>(start, checked((int)length)).ToArray();
        Vips.ValueUnset(&value);
        return bytes;
    }

    /// <summary>For an operation whose answer does not matter.</summary>
    /// <exception cref="VipsException">What it reads is damaged.</exception>
    public void Run() => Build();

    public void Dispose()
    {
        if (operation != 0)
        {
            Vips.UnrefOutputs(operation);
            Vips.Unref(operation);
            operation = 0;
        }
    }

    private VipsOperation With(string property, string type, nint instance)
    {
        var value = default(Vips.Value);
        Vips.ValueInit(&value, Vips.TypeFromName(type));
        Vips.ValueSetObject(&value, instance);
        Vips.SetProperty(operation, property, &value);
        Vips.ValueUnset(&value);
        return this;
    }

    private void Build() => Check(Vips.OperationBuild(ref operation) == 0);

    private void Check(bool done)
    {
        if (!done)
        {
            throw new VipsException($"{name}: {Vips.TakeError()}");
        }
    }
}

/// <summary>What libvips says, in English, for the log.</summary>
internal sealed class VipsException(string message) : Exception(message);
