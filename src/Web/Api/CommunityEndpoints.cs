using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>Communities as resources. What happens inside one goes over the hub.</summary>
internal static class CommunityEndpoints
{
    public static void MapCommunities(this IEndpointRouteBuilder api)
    {
        api.MapPost("/communities", FormAsync)
            .WithName("formCommunity").WithSummary("Vorm een community, met jezelf als initiatiefnemer en coördinator.")
            .TakesJson<FormCommunityRequest>().Produces<FormedCommunity>(StatusCodes.Status201Created)
            .Refuses(400, 401, 403, 409);
        api.MapGet("/communities/{communityId}", GetAsync)
            .WithName("getCommunity").WithSummary("Een community in het kort.")
            .Produces<CommunitySummary>().ForItsPeople();
        api.MapGet("/communities/{communityId}/return-link", GetReturnLinkAsync)
            .WithName("getCommunityReturnLink").WithSummary("Je eigen terugkeerlink.")
            .Produces<ReturnLink>().ForItsPeople();
        api.MapPost("/communities/{communityId}/members", InviteAsync)
            .WithName("inviteMember").WithSummary("Nodig iemand uit met een persoonlijke link.")
            .TakesJson<InviteMemberRequest>().Produces<InvitedMember>(StatusCodes.Status201Created).ForItsPeople(400, 409);
        api.MapGet("/communities/{communityId}/members/{personId}/invitation", GetInvitationLinkAsync)
            .WithName("getInvitationLink").WithSummary("De persoonlijke link van iemand die is uitgenodigd.")
            .Produces<InvitedMember>().ForItsPeople();
        api.MapPost("/communities/{communityId}/planned-meetings/{plannedId}/start", StartMeetingAsync)
            .WithName("startPlannedMeeting").WithSummary("Begin een geplande bijeenkomst; wie dat nog eens doet komt in dezelfde.")
            .TakesJson<StartPlannedMeetingRequest>().Produces<StartedMeeting>(StatusCodes.Status201Created).ForItsPeople(400, 409);
        api.MapGet("/communities/{communityId}/meetings/{meetingId}/sources/{sourceId}/trail", GetTrailAsync)
            .WithName("getNoteTrail").WithSummary("Wat er van een briefje, besluit of stemronde in een bijeenkomst is geworden.")
            .Produces<NoteTrailSteps>().ForItsPeople();
        api.MapGet("/communities/{communityId}/lessons/{lessonId}/{part}/revisions", GetLessonRevisionsAsync)
            .WithName("getLessonRevisions").WithSummary("Hoe een deel van een les veranderde sinds een versie.")
            .Produces<TextRevisions>().ForItsPeople(400, 410);
        api.MapGet("/communities/{communityId}/invitation", GetInvitationAsync)
            .WithName("getMemberInvitation").WithSummary("De uitnodiging, voor wie is uitgenodigd.")
            .Produces<MemberInvitation>().ForItsPeople();
    }

    private static async Task<IResult> FormAsync(
        HttpContext http, CommunityReception reception, Links links, Tokens tokens, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        if (!IdempotencyKey.TryRead(http.Request, out var key))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        var (name, issue, personName) = (
            fields.Line("name", CommunityLimits.CommunityName), CommunityFields.ReadIssue(fields), fields.Line("personName", Limits.PersonName));
        var (sector, programmeId, device) = (fields.OptionalLine("sector", CommunityLimits.Label), fields.OptionalId("programmeId"), fields.OptionalId("device"));
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);
        var (known, refusal) = http.Holder();
        if (refusal is not null)
            return http.Problem(refusal);

        return await reception.FormAsync(name, issue, programmeId, personName, sector, device, known, key, cancellationToken) switch
        {
            Admission.In formed => Results.Created(
                $"/api/v1/communities/{formed.Entity.Id}",
                new FormedCommunity(
                    formed.Entity.Id, formed.Person.PersonId, tokens.Issue(formed.Entity, formed.Person),
                    links.Return(http.Request, formed.Entity, formed.Person.PersonId))),
            Admission.Refused refused => http.Problem(refused.Code, refused.Detail),
            Admission.Unanswered unanswered => http.Problem(unanswered.Answer),
            var admission => throw new InvalidOperationException($"{admission} is no admission."),
        };
    }

    private static Task<IResult> GetAsync(string communityId, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken) =>
        ForMemberAsync(communityId, http, gateway, found =>
        {
            var community = found.Find<CommunityRecord>(CommunityRecord.OnlyId)!;
            return Results.Ok(new CommunitySummary(
                communityId, community.Name, community.Status, community.IssueStatement, community.LearningForm, community.ScaleLevel, community.MaturityStage,
                found.All<Member>().Count(member => member.TakesPart()), community.StartDate, community.PlannedEnd, community.Demonstration ? true : null));
        }, cancellationToken);

    private static Task<IResult> GetReturnLinkAsync(
        string communityId, HttpContext http, IEntityGateway gateway, Links links, CancellationToken cancellationToken) =>
        ForMemberAsync(
            communityId, http, gateway,
            found => Results.Ok(new ReturnLink(links.Return(http.Request, Community.IdOf(communityId), found.Viewer.PersonId!))),
            cancellationToken);

    private static Task<IResult> GetTrailAsync(
        string communityId, string meetingId, string sourceId, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken) =>
        ForMemberAsync(
            communityId, http, gateway,
            found => Results.Ok(new NoteTrailSteps([.. NoteTrail.Of(found.Records, meetingId, sourceId)])),
            cancellationToken);

    private static Task<IResult> GetLessonRevisionsAsync(
        string communityId, string lessonId, string part, string? after, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken) =>
        TextHistories.GetAsync(Community.IdOf(communityId), Key.Of<LessonText>($"{lessonId}.{part}"), after, http, gateway, cancellationToken);

    private static async Task<IResult> InviteAsync(
        string communityId, HttpContext http, CommunityReception reception, Links links, CancellationToken cancellationToken)
    {
        var community = Community.IdOf(communityId);
        var (person, notKnown) = http.PersonIn(community);
        if (person is null)
            return http.Problem(notKnown!);
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        if (!IdempotencyKey.TryRead(http.Request, out var key))
            return http.Problem(WebCodes.IdempotencyKeyInvalid);
        var invitee = new Invitee(
            fields.Line("name", Limits.PersonName), fields.OptionalLine("sector", CommunityLimits.Label), fields.OptionalId("organisationId"),
            fields.IsSaid("roles") ? MemberCommand.ReadRoles(fields) : [CommunityRole.Member], MemberCommand.ReadEmail(fields),
            fields.OptionalText("text", CommunityLimits.Invitation), fields.OptionalId("proposalId"));
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);

        var (personId, answer) = await reception.InviteAsync(community, person, invitee, key, cancellationToken);
        return answer is Answer.Accepted
            ? Results.Created(
                $"/api/v1/communities/{communityId}/members/{personId}/invitation", new InvitedMember(personId, links.Invitation(http.Request, community, personId)))
            : http.Problem(answer);
    }

    private static async Task<IResult> StartMeetingAsync(
        string communityId, string plannedId, HttpContext http, CommunityMeetings meetings, Links links, Tokens tokens,
        CancellationToken cancellationToken)
    {
        var community = Community.IdOf(communityId);
        var (person, notKnown) = http.PersonIn(community);
        if (person is null)
            return http.Problem(notKnown!);
        if (await RequestBody.ReadAsync(http.Request, cancellationToken) is not { } fields)
            return http.Problem(WebCodes.RequestMalformed);
        var device = fields.OptionalId("device");
        if (fields.Refusal is { } bad)
            return http.Problem(bad.Code, bad.Detail);
        return MeetingEndpoints.Started(
            http, await meetings.StartAsync(community, person, plannedId, device, Texts.Sentences.CultureOf(http), cancellationToken), links, tokens);
    }

    private static Task<IResult> GetInvitationLinkAsync(
        string communityId, string personId, HttpContext http, IEntityGateway gateway, Links links, CancellationToken cancellationToken) =>
        ForMemberAsync(communityId, http, gateway, found => found switch
        {
            { Viewer: var viewer } when !viewer.HasAny([EnumName.Of(CommunityRole.Coordinator)]) => http.Problem(Refusals.RoleNotAllowed),
            _ when found.Find<Member>(personId) is { Status: MemberStatus.Invited } =>
                Results.Ok(new InvitedMember(personId, links.Invitation(http.Request, Community.IdOf(communityId), personId))),
            // The link of a member is theirs alone.
            _ => http.Problem(Refusals.PersonUnknown),
        }, cancellationToken);

    /// <summary>What it says is read by the server itself: whoever is invited sees nothing else of the community.</summary>
    private static async Task<IResult> GetInvitationAsync(string communityId, HttpContext http, IEntityGateway gateway, CancellationToken cancellationToken)
    {
        var (person, notKnown) = http.PersonIn(Community.IdOf(communityId));
        if (person is null)
            return http.Problem(notKnown!);
        return await gateway.ReadAsync(Community.IdOf(communityId), null, cancellationToken) switch
        {
            Reading.Found found when found.Find<CommunityRecord>(CommunityRecord.OnlyId) is { } community => found.Find<Member>(person.PersonId) switch
            {
                null => http.Problem(Refusals.PersonUnknown),
                { Status: MemberStatus.Left } => http.Problem(CommunityRefusals.MemberLeft),
                var member => Results.Ok(InvitationOf(communityId, community, member, found)),
            },
            Reading.Denied denied => http.Problem(denied.Code, denied.Detail),
            _ => http.Problem(Refusals.EntityUnknown),
        };
    }

    private static MemberInvitation InvitationOf(string communityId, CommunityRecord community, Member member, Reading.Found found)
    {
        var agreements = found.Find<Agreements>(Agreements.OnlyId);
        return new MemberInvitation(
            communityId, community.Name, community.IssueStatement, community.Horizon, member.Name!,
            member.InvitedById is { } id && found.Find<Member>(id) is { Status: not MemberStatus.Left } inviter ? inviter.Name : null,
            found.Find<InvitationText>(member.Id)?.Text, member.Roles, member.Sector, member.Status,
            community.Status is CommunityStatus.Active or CommunityStatus.Paused, agreements?.Text, agreements?.Version, community.Demonstration ? true : null);
    }

    internal static async Task<IResult> ForMemberAsync(
        string communityId, HttpContext http, IEntityGateway gateway, Func<Reading.Found, IResult> answer, CancellationToken cancellationToken)
    {
        var community = Community.IdOf(communityId);
        var (person, notKnown) = http.PersonIn(community);
        if (person is null)
            return http.Problem(notKnown!);
        return await gateway.ReadAsync(community, person.PersonId, cancellationToken) switch
        {
            Reading.Found found => answer(found),
            Reading.Denied denied => http.Problem(denied.Code, denied.Detail),
            var reading => throw new InvalidOperationException($"{reading} is no reading."),
        };
    }
}
