using Microsoft.AspNetCore.Http;
using UsineCitoyenne.Core.Data;

namespace UsineCitoyenne.Umbraco.Management;

/// <summary>The one place that says whose fault a failure is: the request's (4xx), the storage's (503), or ours (500).</summary>
public static class FailureStatus
{
    public static int Of(Exception failure) => failure switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when StorageUnavailableException.Explains(failure) => StatusCodes.Status503ServiceUnavailable,
        _ when UnstorableValue.Explains(failure) => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };
}
