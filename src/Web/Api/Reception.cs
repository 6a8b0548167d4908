using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;
using Samenwerken.Web.Demonstrations;
using Samenwerken.Web.Identity;

namespace Samenwerken.Web.Api;

/// <summary>
/// Lets people in: whoever starts a meeting, whoever has its code, and whoever comes back. Asking again with the same
/// idempotency key, because the answer was lost on the way, gives the same person and no second one.
/// </summary>
public sealed class Reception(IEntityGateway gateway, Secrets secrets, TimeProvider clock)
{
    /// <summary>So many taken codes in a row mean that something else is wrong.</summary>
    private const int MaxCodes = 20;

    /// <summary>
    /// Starts a meeting with whoever asks as its facilitator. The codes to try follow from the idempotency key, so that
    /// requests under one key that are under way at the same moment ask for the same thing, and one that asks for something
    /// else is found out by the receipt of the first (CMD3).
    /// </summary>
    public async Task<Arrival> StartAsync(Newcomer newcomer, string title, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var meeting = MeetingOf(secrets.Id(idempotencyKey, "meeting"));
        var me = PersonOf(idempotencyKey, meeting, newcomer);
        var start = new Start(meeting, me, secrets.Id(idempotencyKey, "start"), newcomer, title);
        if (idempotencyKey is not null && await StartedAsync(start, idempotencyKey, cancellationToken) is { } started)
            return started;

        var (code, refusal) = await ClaimCodeAsync(meeting, idempotencyKey, cancellationToken);
        if (code is null)
            return new Arrival.Refused(refusal!);
        return await gateway.SendAsync(meeting, start.With(code), cancellationToken) switch
        {
            Answer.Accepted => new Arrival.In(meeting, code, me),
            // Another request under this key was first, with another code.
            Answer.Rejected { Code: Refusals.CommandIdReused } when idempotencyKey is not null
                && await StartedAsync(start, idempotencyKey, cancellationToken) is { } other => other,
            var answer => new Arrival.Refused(answer),
        };
    }

    /// <summary>Starts a meeting as a file has it, with one of the facilitators in it as who asks.</summary>
    /// <param name="file">Judged already; nothing is claimed for what is refused.</param>
    public async Task<Arrival> ImportAsync(MeetingFile file, string? device, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var meeting = MeetingOf(secrets.Id(idempotencyKey, "import"));
        var personId = file.Facilitator!.Id;
        var me = new Sender.Person(personId, secrets.DeviceId(meeting, personId, device) ?? secrets.Id(idempotencyKey, $"device {meeting}"));
        if (idempotencyKey is not null && await gateway.ReadAsync(meeting, null, cancellationToken) is Reading.Found there)
        {
            return there.Find<Origin>(Origin.OnlyId)?.Hash == file.Hash
                ? new Arrival.In(meeting, there.Find<MeetingRecord>(MeetingRecord.OnlyId)!.JoinCode, me)
                : new Arrival.Refused(new Answer.Rejected(Refusals.CommandIdReused));
        }

        var (code, refusal) = await ClaimCodeAsync(meeting, idempotencyKey, cancellationToken);
        if (code is null)
            return new Arrival.Refused(refusal!);
        var import = new MeetingCommand.ImportMeeting(file.Records, file.Hash, code);
        var answer = await gateway.SendAsync(meeting, new Submission(secrets.Id(idempotencyKey, "import command"), me, import), cancellationToken);
        return answer is Answer.Accepted ? new Arrival.In(meeting, code, me) : new Arrival.Refused(answer);
    }

    /// <summary>Starts a copy of an invented meeting, of whoever asks alone.</summary>
    internal async Task<Arrival> DemonstrateAsync(
        DemonstrationData.Community community, string name, string? device, string? idempotencyKey, DemonstrationDesk desk, CancellationToken cancellationToken)
    {
        var meeting = MeetingOf(Meeting.DemonstrationPrefix + secrets.Id(idempotencyKey, "demonstration"));
        var me = PersonOf(idempotencyKey, meeting, new Newcomer(name, null, null, device));
        if (await ShownAsync(meeting, me, community, cancellationToken) is { } shown)
            return shown;
        if (!await desk.AllowsAsync(device, cancellationToken))
            return new Arrival.Refused(new Answer.Later(WebCodes.TooManyDemonstrations, (int)DemonstrationDesk.Pace.TotalMilliseconds));
        var (code, refusal) = await ClaimCodeAsync(meeting, idempotencyKey, cancellationToken);
        if (code is null)
            return new Arrival.Refused(refusal!);
        var start = new MeetingCommand.StartDemonstration(DemonstrationRecords.Of(community, me.PersonId, name, clock.GetUtcNow()), code);
        return await gateway.SendAsync(meeting, new Submission(secrets.Id(idempotencyKey, "demonstration command"), me, start), cancellationToken) switch
        {
            Answer.Accepted => new Arrival.In(meeting, code, me),
            // Another request under this key was first, a moment ago.
            Answer.Rejected { Code: Refusals.CommandIdReused } when await ShownAsync(meeting, me, community, cancellationToken) is { } other => other,
            var answer => new Arrival.Refused(answer),
        };
    }

    /// <summary>The demonstration that began under this key, known by the first of its invented people; null where none did.</summary>
    private async Task<Arrival?> ShownAsync(EntityId meeting, Sender.Person me, DemonstrationData.Community community, CancellationToken cancellationToken) =>
        await gateway.ReadAsync(meeting, me.PersonId, cancellationToken) switch
        {
            Reading.Found found when found.All<Participant>().Any(person => person.Number == 2 && person.Name == community.Members[0].Name) =>
                new Arrival.In(meeting, found.Find<MeetingRecord>(MeetingRecord.OnlyId)!.JoinCode, me),
            Reading.Found => new Arrival.Refused(new Answer.Rejected(Refusals.CommandIdReused)),
            Reading.Denied { Code: MeetingRefusals.DemonstrationEnded } => null,
            Reading.Denied denied => new Arrival.Refused(new Answer.Rejected(denied.Code, denied.Detail)),
            var reading => throw new InvalidOperationException($"{reading} is no reading."),
        };

    /// <summary>Lets somebody join who has the code.</summary>
    public async Task<Arrival> JoinAsync(EntityId meeting, Newcomer newcomer, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var me = PersonOf(idempotencyKey, meeting, newcomer);
        var join = new MeetingCommand.JoinMeeting(
            newcomer.Name, newcomer.Sector, newcomer.Channel, WasHereAs: await WasHereAsAsync(meeting, newcomer.Device, cancellationToken));
        var id = secrets.Id(idempotencyKey, $"join {meeting}");
        var answer = await gateway.SendAsync(meeting, new Submission(id, me, join), cancellationToken);
        return answer is Answer.Accepted ? new Arrival.In(meeting, null, me) : new Arrival.Refused(answer);
    }

    /// <summary>Pairs a screen in the hall with the meeting of a code.</summary>
    public async Task<Arrival> OpenScreenAsync(EntityId meeting, string? name, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var screen = new Sender.Person(RoomScreen.IdOf(secrets.Id(idempotencyKey, $"screen {meeting}")), secrets.Id(idempotencyKey, $"screen device {meeting}"));
        var open = new Submission(secrets.Id(idempotencyKey, $"open screen {meeting}"), screen, new MeetingCommand.OpenScreen(screen.PersonId, name));
        var answer = await gateway.SendAsync(meeting, open, cancellationToken);
        return answer is Answer.Accepted ? new Arrival.In(meeting, null, screen) : new Arrival.Refused(answer);
    }

    /// <summary>
    /// Who was removed or turned away, and did anything on this device before. A device is told only by the name that its browser keeps
    /// for it: of whoever names none, or another, nothing is known.
    /// </summary>
    /// <returns>Null where there is nobody.</returns>
    private async Task<ImmutableArray<string>?> WasHereAsAsync(EntityId meeting, string? device, CancellationToken cancellationToken)
    {
        if (device is null || await gateway.ReadAsync(meeting, null, cancellationToken) is not Reading.Found found)
            return null;
        var thoseOut = found.All<Participant>().Where(person => person.Removed).Select(person => person.Id)
            .Concat(found.All<WaitingPerson>().Where(person => person.TurnedAway).Select(person => person.Id));
        var senders = new Lazy<HashSet<string>>(() => [.. found.All<RecentCommands>().Select(recent => recent.Id)]);
        ImmutableArray<string> here =
        [
            .. thoseOut.Where(id => senders.Value.Contains(new Sender.Person(id, secrets.DeviceId(meeting, id, device)!).ToString()))
                .Order(StringComparer.Ordinal),
        ];
        return here.IsEmpty ? null : here;
    }

    /// <summary>
    /// Brings somebody back by their return link. Whoever names their device gets the same one each time, so that what they
    /// sent before and send again is recognised (CMD2); without a name it is a new one.
    /// </summary>
    public async Task<Arrival> ReturnAsync(EntityId meeting, string returnKey, string? device, CancellationToken cancellationToken)
    {
        if (secrets.PersonOf(meeting, returnKey) is not { } personId)
            return new Arrival.Refused(new Answer.Rejected(IdentityCodes.ReturnLinkInvalid));
        // Who waits to be let in waits on this device too.
        return await gateway.ReadAsync(meeting, personId, cancellationToken) is Reading.Denied { Code: not MeetingRefusals.Lobby } denied
            ? new Arrival.Refused(new Answer.Rejected(denied.Code, denied.Detail))
            : new Arrival.In(meeting, null, new Sender.Person(personId, secrets.DeviceId(meeting, personId, device) ?? secrets.Id(null, "device")));
    }

    /// <summary>Gives a meeting another code; only its facilitators may.</summary>
    public async Task<(string? Code, Answer? Refusal)> RenewCodeAsync(
        EntityId meeting, Sender.Person person, CancellationToken cancellationToken)
    {
        // A code is claimed only for whoever may have one.
        if (await gateway.ReadAsync(meeting, person.PersonId, cancellationToken) is not Reading.Found { Viewer.Role: "facilitator" })
            return (null, new Answer.Rejected(Refusals.RoleNotAllowed));
        var (code, refusal) = await ClaimCodeAsync(meeting, null, cancellationToken);
        if (code is null)
            return (null, refusal);
        var renew = new Submission(secrets.Id(null, "renew"), person, new MeetingCommand.RenewJoinCode(code));
        var answer = await gateway.SendAsync(meeting, renew, cancellationToken);
        return answer is Answer.Accepted ? (code, null) : (null, answer);
    }

    /// <summary>The meeting that a code leads to.</summary>
    /// <param name="typed">As people type it.</param>
    /// <returns>The meeting, or the code of a refusal.</returns>
    public async Task<(EntityId? Meeting, string? Refusal)> FindAsync(string? typed, CancellationToken cancellationToken)
    {
        if (JoinCode.Normalise(typed) is not { } code)
            return (null, JoinCodeRefusals.Unknown);
        return await gateway.ReadAsync(JoinCode.IdOf(code), null, cancellationToken) switch
        {
            Reading.Found found when found.Find<CodeHolder>(CodeHolder.OnlyId) is { } holder =>
                holder.WorksAt(clock.GetUtcNow()) ? (holder.Holder, null) : (null, JoinCodeRefusals.Expired),
            // One that cannot be read now is not one that does not exist.
            Reading.Denied { Code: not Refusals.EntityUnknown } denied => (null, denied.Code),
            _ => (null, JoinCodeRefusals.Unknown),
        };
    }

    public static EntityId MeetingOf(string id) => new(Meeting.KindName, id);

    private Sender.Person PersonOf(string? idempotencyKey, EntityId meeting, Newcomer newcomer)
    {
        var personId = secrets.Id(idempotencyKey, $"person {meeting}");
        return new(personId, secrets.DeviceId(meeting, personId, newcomer.Device) ?? secrets.Id(idempotencyKey, $"device {meeting}"));
    }

    /// <summary>What became of the meeting that was started under this key.</summary>
    /// <returns>Null where none was; a refusal where it was started with something else.</returns>
    private async Task<Arrival?> StartedAsync(Start start, string idempotencyKey, CancellationToken cancellationToken)
    {
        switch (await gateway.ReadAsync(start.Meeting, start.Me.PersonId, cancellationToken))
        {
            case Reading.Denied { Code: Refusals.EntityUnknown }:
                return null;
            case Reading.Denied denied:
                return new Arrival.Refused(new Answer.Rejected(denied.Code, denied.Detail));
            case Reading.Found found:
                // It has begun, so none of these can begin it again: they only find its receipt, or that it is long forgotten.
                Answer answer = new Answer.Rejected(Refusals.CommandIdReused);
                foreach (var code in Codes(idempotencyKey))
                {
                    answer = await gateway.SendAsync(start.Meeting, start.With(code), cancellationToken);
                    if (answer is Answer.Accepted or Answer.Rejected { Code: Refusals.EntityExists })
                        return new Arrival.In(start.Meeting, found.Find<MeetingRecord>(MeetingRecord.OnlyId)!.JoinCode, start.Me);
                    if (answer is not Answer.Rejected { Code: Refusals.CommandIdReused })
                        break;
                }

                return new Arrival.Refused(answer);
            case var reading:
                throw new InvalidOperationException($"{reading} is no reading.");
        }
    }

    internal async Task<(string? Code, Answer? Refusal)> ClaimCodeAsync(
        EntityId meeting, string? idempotencyKey, CancellationToken cancellationToken)
    {
        Answer? refusal = null;
        foreach (var code in Codes(idempotencyKey))
        {
            var claim = new Submission(secrets.Id(null, "claim"), Sender.TheHost, new JoinCodeCommand.ClaimCode(meeting));
            refusal = await gateway.SendAsync(JoinCode.IdOf(code), claim, cancellationToken);
            if (refusal is Answer.Accepted)
                return (code, null);
            if (refusal is not Answer.Rejected)
                break;
        }

        return (null, refusal);
    }

    /// <summary>The codes to try, in order: the same for the same key, and otherwise by chance.</summary>
    private IEnumerable<string> Codes(string? idempotencyKey) =>
        Enumerable.Range(0, MaxCodes).Select(i => secrets.Letters(idempotencyKey, $"code {i}", JoinCode.Alphabet, JoinCode.Length));

    /// <summary>A meeting that is asked to start, but for its code.</summary>
    private sealed record Start(EntityId Meeting, Sender.Person Me, string CommandId, Newcomer Newcomer, string Title)
    {
        public Submission With(string code) => new(
            CommandId, Me, new MeetingCommand.StartMeeting(Title, code, Newcomer.Name, Newcomer.Sector, Newcomer.Channel));
    }
}

/// <summary>What somebody says of themselves when they come in.</summary>
/// <param name="Device">Their own name for where they are, which nobody else knows.</param>
public sealed record Newcomer(string Name, Sector? Sector, Channel? Channel, string? Device);

/// <summary>What came of somebody who wanted in.</summary>
public abstract record Arrival
{
    private Arrival() { }

    /// <param name="JoinCode">Only for whoever started the meeting; null where it has lost its code since.</param>
    public sealed record In(EntityId Meeting, string? JoinCode, Sender.Person Person) : Arrival;

    public sealed record Refused(Answer Answer) : Arrival;
}
