using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using UsineCitoyenne.Core.Accounts;
using UsineCitoyenne.Core.Content.Library;

namespace UsineCitoyenne.Umbraco.Management.Media;

/// <summary>Where media are: moved, sorted, put in the recycle bin.</summary>
internal static class MediaPlaceEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        var media = api.MapGroup("/media").RequireSection(SectionAliases.Media, SectionAliases.Content);
        media.MapPut(
            "/{id:guid}/move", async (CurrentEditor who, Guid id, MoveMediaRequestModel body, MoveMedia move, CancellationToken cancel) =>
        {
            await move.RunAsync(who, id, body.Target?.Id, cancel);
            return Answers.Ok();
        });
        media.MapPut("/{id:guid}/move-to-recycle-bin", async (CurrentEditor who, Guid id, TrashMedia trash, CancellationToken cancel) =>
        {
            await trash.RunAsync(who, id, cancel);
            return Answers.Ok();
        });
        media.MapPut("/sort", async (CurrentEditor who, SortMediaRequestModel body, SortMedia sort, CancellationToken cancel) =>
        {
            await sort.RunAsync(who, body.Parent?.Id, body.Sorting.DistinctBy(item => item.Id)
                .ToDictionary(item => item.Id, item => item.SortOrder), cancel);
            return Answers.Ok();
        });
    }
}

internal sealed record SortMediaRequestModel(ReferenceByIdModel? Parent, IReadOnlyList<MediaSortingModel> Sorting);

internal sealed record MediaSortingModel(Guid Id, int SortOrder);
