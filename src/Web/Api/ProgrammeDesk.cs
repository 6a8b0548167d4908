using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Programmes;
using Samenwerken.Engine;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>
/// Begins the programme of this server, and lets its people in. Whoever comes first comes by a link that the server prints: it
/// follows from the signing key, so that nothing of it is stored, and the programme sees to it that it works once.
/// </summary>
public sealed class ProgrammeDesk(IEntityGateway gateway, Secrets secrets, TimeProvider clock)
{
    private const string FirstName = "Ons programma";

    /// <summary>How long a link lasts that was asked for.</summary>
    public static readonly TimeSpan LinkLasts = TimeSpan.FromHours(24);

    public static EntityId ProgrammeOf(string id) => new(Programme.KindName, id);

    /// <summary>Makes the first programme where there is none.</summary>
    /// <returns>The key of the link for its first coordinator; null where there has been one, or it cannot be said now.</returns>
    public async Task<string?> BeginAsync(CancellationToken cancellationToken)
    {
        if (await gateway.ReadAsync(Programme.First, null, cancellationToken) is Reading.Denied { Code: Refusals.EntityUnknown })
        {
            // The same id on every silo, so that those who start at one moment make one programme.
            var start = new Submission("start-the-programme", Sender.TheHost, new ProgrammeCommand.StartProgramme(FirstName));
            await gateway.SendAsync(Programme.First, start, cancellationToken);
        }

        return await gateway.ReadAsync(Programme.First, null, cancellationToken) is Reading.Found found
            && found.Find<ProgrammeBook>(ProgrammeBook.OnlyId) is { UsedLinks.IsEmpty: true }
            ? FirstKey(secrets)
            : null;
    }

    public static string FirstKey(Secrets secrets) => secrets.CoordinatorKey(Programme.First, ProgrammeLinks.First, null);

    /// <summary>A link that was not there before, for whoever runs the server.</summary>
    public static string AnotherKey(Secrets secrets, EntityId programme, DateTimeOffset now) =>
        secrets.CoordinatorKey(programme, secrets.Id(null, "link"), now + LinkLasts);

    /// <summary>The name of a programme that is not there yet; whoever uses a link to it starts it.</summary>
    public static EntityId Another(Secrets secrets) => ProgrammeOf(secrets.Id(null, "programme"));

    /// <summary>Somebody shows a link, and becomes coordinator.</summary>
    public async Task<Arrival> BecomeCoordinatorAsync(
        EntityId programme, string key, string name, string? device, string? idempotencyKey, CancellationToken cancellationToken)
    {
        if (secrets.CoordinatorLinkOf(programme, key, clock.GetUtcNow()) is not { } linkId)
            return new Arrival.Refused(new Answer.Rejected(IdentityCodes.CoordinatorLinkInvalid));
        // Only whoever runs the server makes links, so one to a programme that is not there is meant to start it.
        if (await gateway.ReadAsync(programme, null, cancellationToken) is Reading.Denied { Code: Refusals.EntityUnknown })
            await gateway.SendAsync(programme, new Submission("start-the-programme", Sender.TheHost, new ProgrammeCommand.StartProgramme(FirstName)), cancellationToken);
        var personId = secrets.Id(idempotencyKey, $"person {programme}");
        var me = new Sender.Person(personId, secrets.DeviceId(programme, personId, device) ?? secrets.Id(idempotencyKey, $"device {programme}"));
        var become = new Submission(
            secrets.Id(idempotencyKey, $"coordinator {programme}"), me, new ProgrammeCommand.BecomeCoordinator(linkId, name));
        var answer = await gateway.SendAsync(programme, become, cancellationToken);
        return answer is Answer.Accepted ? new Arrival.In(programme, null, me) : new Arrival.Refused(answer);
    }

    /// <summary>Invites somebody under an id of ours.</summary>
    public async Task<(string? PersonId, Answer? Refusal)> InviteAsync(
        EntityId programme, Sender.Person by, string name, ProgrammeRole role, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var personId = secrets.Id(idempotencyKey, $"invited {programme}");
        var invite = new Submission(
            secrets.Id(idempotencyKey, $"invite {programme}"), by, new ProgrammeCommand.InviteToProgramme(personId, name, role));
        var answer = await gateway.SendAsync(programme, invite, cancellationToken);
        return answer is Answer.Accepted ? (personId, null) : (null, answer);
    }
}
