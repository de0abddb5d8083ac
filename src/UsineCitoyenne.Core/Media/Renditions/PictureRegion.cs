namespace UsineCitoyenne.Core.Media.Renditions;

/// <summary>A part of a picture as it is seen, in fractions of its width and height: 0 is left or top, 1 is right or bottom.</summary>
public readonly record struct PictureRegion(double Left, double Top, double Width, double Height)
{
    public static PictureRegion Whole { get; } = new(0, 0, 1, 1);

    /// <summary>The largest part of the wanted shape, as near as can be around the point that must stay in sight.</summary>
    /// <param name="pictureShape">Width over height of the picture.</param>
    /// <param name="wantedShape">Width over height of the part, in pixels.</param>
    public static PictureRegion Around(FocalPoint point, double pictureShape, double wantedShape)
    {
        var width = Math.Min(1, wantedShape / pictureShape);
        var height = Math.Min(1, pictureShape / wantedShape);
        return new PictureRegion(Math.Clamp(point.Left - (width / 2), 0, 1 - width), Math.Clamp(point.Top - (height / 2), 0, 1 - height),
            width, height);
    }
}

/// <summary>The point of a picture that must stay in sight, in fractions from its left and its top.</summary>
public readonly record struct FocalPoint(double Left, double Top)
{
    public static FocalPoint Centre { get; } = new(0.5, 0.5);
}
