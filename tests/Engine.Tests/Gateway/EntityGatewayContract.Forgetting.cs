using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Gateway;

using static CommunityStory;
using static MeetingCommand;

/// <summary>What somebody who leaves a community asks for what they wrote, done in the history of it and of its meetings.</summary>
public abstract partial class EntityGatewayContract
{
    private const string Named = "Mees Bremer";
    private const string Secret = "Een buurtbatterij op het schoolplein";

    [Fact]
    public async Task FGT1_FGT2_whoever_leaves_with_their_notes_is_in_no_history_any_more_and_all_count_on()
    {
        var (community, meeting, idea) = await StartCommunityAsync();
        var before = await PositionOf(meeting);
        await using var fadil = Gateway.Follow(meeting, Fadil);
        await fadil.UntilAsync(replica => replica.Snapshots == 1, "a snapshot");
        fadil.Replica.Content.ShouldContain(Secret);
        fadil.Replica.Content.ShouldContain(Named);

        await Gateway.DoAsync(community, Mees, new MemberCommand.LeaveCommunity(OldNotes.Withdraw));

        await fadil.UntilAsync(replica => !replica.Content.Contains(Secret) && replica.Content.Contains(Redaction.WithdrawnNote), "the note being withdrawn");
        fadil.Replica.Content.ShouldContain(Redaction.FormerMember);
        fadil.Replica.Content.ShouldNotContain(Named);
        var after = await PositionOf(meeting);
        after.Epoch.ShouldNotBe(before.Epoch);
        after.Seq.ShouldBeGreaterThan(before.Seq, "SEQ4: it counts on");

        // What came of the note at home: the result keeps its dots, and the candidate that nobody took up is gone.
        await Gateways.UntilAsync(async () => (await ReadAsync(community)).All<MeetingResult>().Single().Tally.Single().Text == Redaction.WithdrawnNote, "the result at home");
        var home = await ReadAsync(community);
        home.All<MeetingResult>().Single().Tally.Single().Votes.ShouldBe(1);
        home.All<Lesson>().ShouldBeEmpty();
        home.All<MeetingAttendance>().Single().People.Select(person => person.Name).ShouldBe(["Fadil", Redaction.FormerMember], ignoreOrder: true);
        home.All<CommunityDecision>().Single().Text.ShouldBe("We beginnen op school", "what all decided stays");

        // Whoever goes on, goes on; and so after a restart.
        await Gateway.DoAsync(meeting, Fadil, new OpenMeeting());
        await Gateway.AddIdeaAsync(meeting, Fadil, "Iets nieuws");
        await RestartAsync();
        var again = await ReadAsync(meeting);
        again.Find<Idea>(idea)!.Text.ShouldBe(Redaction.WithdrawnNote);
        again.All<Idea>().ShouldContain(other => other.Text == "Iets nieuws");
    }

    [Fact]
    public async Task FGT1_whoever_lets_their_notes_stay_has_no_name_in_any_history_any_more()
    {
        var (community, meeting, idea) = await StartCommunityAsync();
        await Gateway.DoAsync(community, Mees, new MemberCommand.LeaveCommunity(OldNotes.FormerMember));

        await Gateways.UntilAsync(async () => (await ReadAsync(meeting)).All<Forgetting>().Count() == 0
            && (await ReadAsync(meeting)).Find<Participant>(Mees.PersonId)!.Name == Redaction.FormerMember, "the name being gone");
        (await ReadAsync(meeting)).Find<Idea>(idea)!.Text.ShouldBe(Secret);
    }

    private async Task<Position> PositionOf(EntityId entity) => (await ReadAsync(entity)).Position;

    /// <summary>A community with a meeting in which Mees wrote a note that got a dot, and that was closed.</summary>
    private async Task<(EntityId Community, EntityId Meeting, string Idea)> StartCommunityAsync()
    {
        var community = Community.IdOf(Ids.Next());
        await Gateway.DoAsync(community, Karin, new CommunityCommand.FormCommunity("Warme wijken", Issue, null, "Karin", "government"));
        foreach (var (person, name) in new[] { (Fadil, "Fadil"), (Mees, Named) })
        {
            await Gateway.DoAsync(community, Karin, new MemberCommand.InviteMember(
                person.PersonId, name, "society", null, [CommunityRole.Member], $"{person.PersonId}@voorbeeld.example", $"Doe je mee, {name}?"));
            await Gateway.DoAsync(community, person, new MemberCommand.AcceptInvitation(null));
        }

        var (planned, item, idea, round) = (Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next());
        await Gateway.DoAsync(community, Karin, CommunityStory.Plan(planned));
        var meeting = new EntityId(Meeting.KindName, Ids.Next());
        await Gateway.DoAsync(meeting, Fadil, new StartMeeting(
            "Warmte", "CDFHJK", "Fadil", Sector.Government, Channel.Room, new Belongs(community.Id, planned), [new AgendaDraft(item, "Warmte", null)]));
        await Gateway.DoAsync(meeting, Mees, new JoinMeeting(Named, Sector.Society, null));
        await Gateway.AddIdeaAsync(meeting, Mees, Secret, idea);
        await Gateway.DoAsync(meeting, Fadil, new OpenVoteRound(round, "Wat eerst?", 1, 1, true));
        await Gateway.DoAsync(meeting, Fadil, new CastVote(round, idea));
        await Gateway.DoAsync(meeting, Fadil, new CloseVoteRound(round));
        await Gateway.DoAsync(meeting, Fadil, new RecordDecision(Ids.Next(), item, "We beginnen op school", [idea]));
        await Gateway.DoAsync(meeting, Fadil, new CloseMeeting());
        await Gateways.UntilAsync(async () => (await ReadAsync(community)).All<Lesson>().Any(lesson => lesson.Title == Secret), "the candidate at home");
        return (community, meeting, idea);
    }
}
