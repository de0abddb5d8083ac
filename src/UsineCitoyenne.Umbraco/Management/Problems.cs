using Microsoft.AspNetCore.Http;

namespace UsineCitoyenne.Umbraco.Management;

/// <summary>Answers that say no, in the form the back office shows (RFC 9457).</summary>
internal static class Problems
{
    public static IResult NotFound() => Of(StatusCodes.Status404NotFound, "Introuvable", "Cet élément n’existe pas, ou n’existe plus.");

    public static IResult Denied() => Of(
        StatusCodes.Status403Forbidden, "Accès refusé", "Votre groupe ne permet pas cette action ici.");

    /// <param name="operation">Umbraco's name for the reason, where the client reads it.</param>
    public static IResult Of(int status, string title, string detail, string? operation = null) => Results.Json(
        new Problem(title, detail, status, operation), contentType: "application/problem+json", statusCode: status);

    /// <param name="errors">Messages by JSON path in the request: <c>$.values[?(@.alias == 'title' …)].value</c>.</param>
    public static IResult Invalid(IReadOnlyDictionary<string, string[]> errors, string title = "Il reste des champs à corriger") => Results.Json(
        new InvalidProblem(title, "Les champs concernés portent un message.", StatusCodes.Status400BadRequest, "PropertyValidationError", errors),
        contentType: "application/problem+json", statusCode: StatusCodes.Status400BadRequest);
}

internal sealed record Problem(string Title, string Detail, int Status, string? OperationStatus, string Type = "Error");

internal sealed record InvalidProblem(
    string Title, string Detail, int Status, string OperationStatus, IReadOnlyDictionary<string, string[]> Errors, string Type = "Error");
