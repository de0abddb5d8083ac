using Microsoft.AspNetCore.Builder;

namespace UsineCitoyenne.Umbraco.Management;

/// <summary>
/// The sections that open an operation; none: any signed-in editor. Every operation carries one or is anonymous:
/// <see cref="ManagementMiddleware"/> refuses what carries nothing.
/// </summary>
internal sealed record Access(params string[] Sections);

/// <summary>A GET that an <c>img</c> makes: its session's cookie is enough, since no header can come with it.</summary>
internal sealed record ReadByCookie;

/// <summary>A GET whose answer is the same for a while: the client asks three times for it while it opens one document.</summary>
internal sealed record KeptAMinute;

internal static class AccessConventions
{
    /// <summary>The browser may answer by itself for a minute; the session is still looked at when it does ask.</summary>
    public static TBuilder KeepAMinute<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new KeptAMinute());

    /// <summary>Open to whose groups open one of these sections.</summary>
    public static TBuilder RequireSection<TBuilder>(this TBuilder builder, params string[] sections)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Access(sections));

    /// <summary>Open to every signed-in editor.</summary>
    public static TBuilder RequireEditor<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(new Access());
}
