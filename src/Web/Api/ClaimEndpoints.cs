using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>
/// A guest of a meeting who became a member proves it with a code that the meeting shows to that guest alone. It works for an hour or two, in
/// the community of that meeting, for whoever is a member there, and once.
/// </summary>
internal static class ClaimEndpoints
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static void MapClaims(this IEndpointRouteBuilder api)
    {
        api.MapGet("/meetings/{meetingId}/claim-code", GetCodeAsync)
            .WithName("getClaimCode").WithSummary("De code waarmee je als lid laat zien dat jij deze gast was.")
            .Produces<ClaimCode>().ForItsPeople();
        api.MapPost("/communities/{communityId}/claims", ClaimAsync)
            .WithName("claimNotes").WithSummary("Laat zien dat jij de gast was van een bijeenkomst van de community.")
            .TakesJson<ClaimRequest>().Produces<ClaimedNotes>().ForItsPeople(400, 409);
    }

    private static async Task<IResult> GetCodeAsync(
        string meetingId, HttpContext http, IEntityGateway gateway, Secrets secrets, TimeProvider clock, CancellationToken cancellationToken)
    {
        var meeting = Reception.MeetingOf(meetingId);
        var (person, notKnown) = http.PersonIn(meeting);
        if (person is null)
            return http.Problem(notKnown!);
        if (RoomScreen.IsId(person.PersonId))
            return http.Problem(Refusals.RoleNotAllowed);
        return await gateway.ReadAsync(meeting, person.PersonId, cancellationToken) switch
        {
            Reading.Found found when found.Find<MeetingRecord>(MeetingRecord.OnlyId) is { CommunityId: not null } =>
                Results.Ok(new ClaimCode(secrets.SpokenCode(meeting, person.PersonId, HourOf(clock)), meetingId)),
            Reading.Found => http.Problem(Refusals.EntityUnknown),
            Reading.Denied denied => http.Problem(denied.Code, denied.Detail),
            var reading => throw new InvalidOperationException($"{reading} is no reading."),
        };
    }

    private static async Task<IResult> ClaimAsync(
        string communityId, HttpContext http, IEntityGateway gateway, Secrets secrets, TypedCodes typed, TimeProvider clock, CancellationToken cancellationToken)
    {
        var community = Community.IdOf(communityId);
        var (me, notKnown) = http.PersonIn(community);
        if (me is null)
            return http.Problem(notKnown!);
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        var meeting = Reception.MeetingOf(fields.Id("meetingId"));
        var code = string.Concat(fields.Line("code", 40).Where(c => !char.IsWhiteSpace(c) && c is not '-')).ToUpperInvariant();
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);

        var hour = HourOf(clock);
        if (await gateway.ReadAsync(meeting, null, cancellationToken) is not Reading.Found found
            || found.Find<MeetingRecord>(MeetingRecord.OnlyId)?.CommunityId != communityId
            || found.All<Participant>().FirstOrDefault(person => secrets.SpokenCode(meeting, person.Id, hour) == code || secrets.SpokenCode(meeting, person.Id, hour - 1) == code)
                is not { } guest)
        {
            await typed.FailedAsync(http.Connection.RemoteIpAddress, cancellationToken);
            return http.Problem(CommunityRefusals.ClaimUnknown);
        }

        var answer = await gateway.SendAsync(
            community, new Submission(secrets.Id(null, "claim"), me, new MemberCommand.ClaimNotes(meeting.Id, guest.Id)), cancellationToken);
        return answer is Answer.Accepted ? Results.Ok(new ClaimedNotes(meeting.Id, guest.Id)) : http.Problem(answer);
    }

    private static long HourOf(TimeProvider clock) => clock.GetUtcNow().Ticks / Hour.Ticks;
}
