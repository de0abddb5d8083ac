using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace UsineCitoyenne.Umbraco.Management;

/// <summary>Answers that say no, in the form the back office shows (RFC 9457).</summary>
internal static class Problems
{
    // The client shows no 404; in a tree it looks for these two words to read again from the top.
    public static IResult NotFound() => Results.Json(
        new NotFoundProblem("Cet élément n’existe pas, ou n’existe plus.", "not found"), contentType: "application/problem+json",
        statusCode: StatusCodes.Status404NotFound);

    public static IResult Denied() => Of(StatusCodes.Status403Forbidden, "Votre groupe ne permet pas cette action ici.");

    /// <param name="title">All there is to say, in French: the client shows nothing else of a problem.</param>
    /// <param name="operation">Umbraco's name for the reason, where the client reads it.</param>
    public static IResult Of(int status, string title, string? operation = null) => Results.Json(
        new Problem(title, status, operation), contentType: "application/problem+json", statusCode: status);

    /// <param name="errors">Messages by JSON path in the request: <c>$.values[?(@.alias == 'title' …)].value</c>.</param>
    public static IResult Invalid(IReadOnlyDictionary<string, string[]> errors, string title = "Il reste des champs à corriger") =>
        Results.Json(
        new InvalidProblem(title, "Les champs concernés portent un message.", StatusCodes.Status400BadRequest, "PropertyValidationError",
            errors),
        contentType: "application/problem+json", statusCode: StatusCodes.Status400BadRequest);
}

/// <param name="OperationStatus">Left out when null: the client takes an answer with a null there for no problem at all, and shows the bare
/// status.</param>
internal sealed record Problem(
    string Title, int Status, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OperationStatus,
    string Type = "Error");

internal sealed record NotFoundProblem(string Title, string Detail, int Status = StatusCodes.Status404NotFound, string Type = "Error");

internal sealed record InvalidProblem(
    string Title, string Detail, int Status, string OperationStatus, IReadOnlyDictionary<string, string[]> Errors, string Type = "Error");
