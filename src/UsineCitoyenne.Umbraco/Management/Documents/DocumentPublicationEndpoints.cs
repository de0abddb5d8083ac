using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Documents;
using UsineCitoyenne.Core.Content.Publication;

namespace UsineCitoyenne.Umbraco.Management.Documents;

/// <summary>Online, offline, now or at a date, alone or with what is below.</summary>
internal static class DocumentPublicationEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var document = api.MapGroup("/document/{id:guid}").RequireSection(SectionAliases.Content);
        document.MapPut("/publish", PublishAsync);
        document.MapPut("/unpublish", async (CurrentEditor who, Guid id, UnpublishDocument unpublish, CancellationToken cancel) =>
        {
            await unpublish.RunAsync(who, id, cancel);
            return Answers.Ok();
        });
        document.MapPut("/publish-with-descendants", async (
            CurrentEditor who, Guid id, PublishDocumentWithDescendantsRequestModel body, PublishDescendants publish,
            CancellationToken cancel) =>
            PublishWithDescendantsResultModel.Of(await publish.RunAsync(who, id, body.IncludeUnpublishedDescendants, cancel)));
        document.MapGet("/publish-with-descendants/result/{taskId:guid}", async (
            CurrentEditor who, Guid id, Guid taskId, PublishDescendants publish, CancellationToken cancel) =>
            PublishWithDescendantsResultModel.Of(await publish.ProgressAsync(who, taskId, cancel)));
    }

    private static async Task<IResult> PublishAsync(
        CurrentEditor who, Guid id, PublishDocumentRequestModel body, PublishDocument publish, ScheduleDocument schedule,
        CancellationToken cancel)
    {
        var plan = body.PublishSchedules.Select(one => one.Schedule).FirstOrDefault();
        if (plan is { PublishTime: not null } or { UnpublishTime: not null })
        {
            await schedule.RunAsync(who, id, plan.PublishTime?.UtcDateTime, plan.UnpublishTime?.UtcDateTime, cancel);
        }
        else if (plan is not null)
        {
            // A schedule with neither date takes back what was planned.
            await schedule.RunAsync(who, id, null, null, cancel);
        }
        else
        {
            await publish.RunAsync(who, id, cancel);
        }
        return Answers.Ok();
    }
}

internal sealed record PublishDocumentRequestModel(IReadOnlyList<CultureAndScheduleRequestModel> PublishSchedules);

internal sealed record CultureAndScheduleRequestModel(string? Culture, ScheduleRequestModel? Schedule);

internal sealed record ScheduleRequestModel(DateTimeOffset? PublishTime, DateTimeOffset? UnpublishTime);

internal sealed record PublishDocumentWithDescendantsRequestModel(bool IncludeUnpublishedDescendants, IReadOnlyList<string> Cultures);

internal sealed record PublishWithDescendantsResultModel(Guid TaskId, bool IsComplete)
{
    public static PublishWithDescendantsResultModel Of(PublicationProgress progress) => new(progress.Task, progress.IsComplete);
}
