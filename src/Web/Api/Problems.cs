using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Partners;
using Samenwerken.Domain.Programmes;
using Samenwerken.Domain.Text;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;
using Samenwerken.Web.Texts;

namespace Samenwerken.Web.Api;

/// <summary>A refusal as problem+json (RFC 9457): a stable code, and a sentence in the reader's language.</summary>
public static class Problems
{
    /// <summary>One problem for a refusal; with a problem for each field, where it is about fields.</summary>
    public static IResult Problem(this HttpContext http, string code, Detail? detail = null, int? retryAfterMs = null)
    {
        var sentences = http.RequestServices.GetRequiredService<Sentences>();
        var culture = Sentences.CultureOf(http);
        var problem = new ProblemDetails
        {
            Type = $"urn:samenwerken:{code}",
            Title = sentences.Of(code, detail, culture),
            Status = StatusOf(code),
            Extensions = { ["code"] = code },
        };
        if (detail?.Fields is { } fields)
        {
            problem.Extensions["errors"] = fields
                .Select(field => new FieldError(field.Field, field.Code, sentences.Of(field, culture), field.Max, field.Length))
                .ToArray();
        }

        if (problem.Status is StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = Challenge(code);
        if (retryAfterMs is { } wait)
            http.Response.Headers.RetryAfter = Math.Max(1, wait / 1000).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Results.Problem(problem);
    }

    /// <summary>An answer that is no acceptance, as a problem.</summary>
    public static IResult Problem(this HttpContext http, Answer answer) => answer switch
    {
        Answer.Rejected rejected => http.Problem(rejected.Code, rejected.Detail),
        Answer.Later later => http.Problem(later.Code, retryAfterMs: later.RetryAfterMs),
        _ => http.Problem(EngineCodes.StoreUnavailable, retryAfterMs: 1000),
    };

    /// <summary>What is wrong with one field of a request.</summary>
    public sealed record FieldError(string Field, string Code, string Message, double? Max, int? Length);

    /// <summary>How to prove who asks (RFC 6750): with a token, or with another than the one that came.</summary>
    private static string Challenge(string code) => code is IdentityCodes.TokenMissing
        ? "Bearer realm=\"samenwerken\""
        : $"Bearer realm=\"samenwerken\", error=\"invalid_token\", error_description=\"{code}\"";

    private static int StatusOf(string code) => code switch
    {
        IdentityCodes.CoordinatorLinkInvalid => StatusCodes.Status403Forbidden,
        ProgrammeRefusals.LinkUsed => StatusCodes.Status410Gone,
        ProgrammeRefusals.Full or PartnerRefusals.Full => StatusCodes.Status409Conflict,
        IdentityCodes.ReturnLinkInvalid or MeetingRefusals.Lobby or Refusals.RoleNotAllowed or Refusals.PersonRemoved or Refusals.PersonUnknown
            or IdentityCodes.TokenForeign or IdentityCodes.EntryFromMeeting or CommunityRefusals.MemberInvited or CommunityRefusals.MemberPaused
            or CommunityRefusals.MemberLeft or CommunityRefusals.ClaimUnknown => StatusCodes.Status403Forbidden,
        IdentityCodes.TokenMissing or IdentityCodes.TokenInvalid or IdentityCodes.TokenExpired => StatusCodes.Status401Unauthorized,
        Refusals.EntityUnknown or CommunityRefusals.MeetingUnknown or JoinCodeRefusals.Unknown or WebCodes.NotFound => StatusCodes.Status404NotFound,
        JoinCodeRefusals.Expired or TextRefusals.BaseTooOld or MeetingRefusals.DemonstrationEnded or MeetingRefusals.ScreenOver => StatusCodes.Status410Gone,
        Refusals.EntityExists or Refusals.CommandIdReused or JoinCodeRefusals.Taken or MeetingRefusals.Full
            or MeetingRefusals.Closed or MeetingRefusals.RestoreVoting or CommunityRefusals.Full or CommunityRefusals.ClaimTaken or CommunityRefusals.Archived or CommunityRefusals.Cancelled => StatusCodes.Status409Conflict,
        ImportRefusals.TooLarge => StatusCodes.Status413PayloadTooLarge,
        EngineCodes.EntityDamaged or EngineCodes.CommandFailed => StatusCodes.Status500InternalServerError,
        EngineCodes.EntityBusy or EngineCodes.StoreNotWritten or EngineCodes.StoreUnavailable or EngineCodes.ServerStopping or WebCodes.ImportBusy
            or WebCodes.TooManyDemonstrations or WebCodes.DirectoryUnavailable
            => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status400BadRequest,
    };
}
