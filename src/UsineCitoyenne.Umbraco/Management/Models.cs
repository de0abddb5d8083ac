using Microsoft.AspNetCore.Http;

namespace UsineCitoyenne.Umbraco.Management;

// The shapes that the whole contract shares, named as the contract names them.

internal sealed record ReferenceByIdModel(Guid Id)
{
    public static ReferenceByIdModel? Of(Guid? key) => key is { } id ? new ReferenceByIdModel(id) : null;
}

/// <param name="Total">Of all pages.</param>
internal sealed record PagedModel<T>(long Total, IReadOnlyList<T> Items);

/// <param name="TotalBefore">Siblings before the first item.</param>
/// <param name="TotalAfter">Siblings after the last item.</param>
internal sealed record SubsetModel<T>(long TotalBefore, long TotalAfter, IReadOnlyList<T> Items);

internal sealed record FlagModel(string Alias);

internal static class Answers
{
    /// <summary>201, with the key where the client reads it.</summary>
    /// <param name="at">Where such things are, below the API's root, when that is not where the call went: <c>/document</c>.</param>
    public static IResult Created(HttpContext context, Guid key, string? at = null)
    {
        context.Response.Headers["Umb-Generated-Resource"] = key.ToString();
        context.Response.Headers.Location = $"{(at is null ? context.Request.Path : ManagementApi.Root + "/v1" + at)}/{key}";
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    /// <summary>200 and the word null: the client reads « at the root », where an empty body would be a failure.</summary>
    public static IResult Null() => Results.Content("null", "application/json");

    /// <summary>200 without a body: an empty answer must not carry a JSON content type.</summary>
    public static IResult Ok() => Results.StatusCode(StatusCodes.Status200OK);
}
