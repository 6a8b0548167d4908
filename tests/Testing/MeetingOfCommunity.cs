using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Shouldly;

namespace Samenwerken.Testing;

using static MeetingCommand;

/// <summary>A meeting of a community, of which a test sends what it tells: at once, or later, again and in another order.</summary>
public sealed class MeetingOfCommunity
{
    private readonly CommunityStory _community;
    private readonly Story _meeting = new(new Meeting());
    private readonly EntityId _id = new(Meeting.KindName, Ids.Next());
    private readonly string _item = Ids.Next();
    private readonly bool _atOnce;

    private readonly bool _listens;
    private int _heard;

    /// <param name="hasOpenActions">Whether it begins with a point for what is open in the community, as it does where something is.</param>
    public MeetingOfCommunity(CommunityStory community, string plannedId, bool atOnce = true, bool hasOpenActions = false)
    {
        _heard = community.Commits.Count;
        (_community, _atOnce, _listens) = (community, atOnce, atOnce && hasOpenActions);
        _meeting.Now = community.Now;
        Do(CommunityStory.Fadil, new StartMeeting(
            "Warmte in de wijk", "CDFHJK", "Fadil", Sector.Business, Channel.Room, new Belongs(Ids.Of("community"), plannedId), 
            [.. hasOpenActions ? [new AgendaDraft(MeetingOpening.OpenActionsItem(plannedId), "Openstaande acties", null)] : Array.Empty<AgendaDraft>(), new AgendaDraft(_item, "Warmte", null)]));
    }

    public string Id => _id.Id;

    public State State => _meeting.State;

    /// <summary>What it told its community and the test did not send yet, each with the id of its command.</summary>
    public List<(string CommandId, Command Command)> Told { get; } = [];

    public void Do(Sender from, Command command)
    {
        _meeting.Now = _community.Now;
        Hear(_meeting.Do(from, command));
    }

    /// <summary>What its community asked it to forget goes from its history.</summary>
    public void Forget() => Hear(_meeting.Forget());

    private void Hear(Commit commit)
    {
        foreach (var (index, reaction) in commit.Reactions.Index().Where(reaction => reaction.Item.To.Kind == Community.KindName))
        {
            Told.Add(($"{Ids.Of("told")}-{_id.Id}-{commit.Seq}-{index}", reaction.Command));
            if (_atOnce)
                Tell();
        }
    }

    public void Refuse(string code, Sender from, Command command) => _meeting.Refuse(code, from, command);

    public Story Story => _meeting;

    /// <summary>Sends all that it told, in order.</summary>
    /// <param name="twice">As after a crash that lost the answer.</param>
    public void Tell(bool twice = false)
    {
        foreach (var told in Told)
        {
            Tell(told).ShouldNotBeOfType<Outcome.Refused>();
            if (twice)
                Tell(told).ShouldNotBeOfType<Outcome.Refused>();
        }

        Told.Clear();
        if (_listens)
            Listen();
    }

    /// <summary>Hears all that its community told it since, in order.</summary>
    public void Listen()
    {
        for (; _heard < _community.Commits.Count; _heard++)
        {
            var commit = _community.Commits[_heard];
            foreach (var (index, reaction) in commit.Reactions.Index().Where(reaction => reaction.Item.To == _id))
            {
                _meeting.Now = _community.Now;
                if (_meeting.Try(new Sender.Entity(new EntityId(Community.KindName, Ids.Of("community"))), reaction.Command, $"{Ids.Of("heard")}-{commit.Seq}-{index}") is Outcome.Committed done)
                    Hear(done.Commit);
            }
        }
    }

    public Outcome Tell((string CommandId, Command Command) told) => _community.Try(new Sender.Entity(_id), told.Command, told.CommandId);

    public void Join(Sender.Person person, string name = "Iemand") => Do(person, new JoinMeeting(name, null, null));

    public string AddIdea(Sender.Person by, string text)
    {
        var id = Ids.Next();
        Do(by, new AddIdea(id, text, null, null, null));
        return id;
    }

    public string Decide(string text)
    {
        var id = Ids.Next();
        Do(CommunityStory.Fadil, new RecordDecision(id, _item, text, []));
        return id;
    }

    public string Assign(string text, Sender.Person assignee)
    {
        var id = Ids.Next();
        Do(CommunityStory.Fadil, new AssignAction(id, _item, text, assignee.PersonId, null, []));
        return id;
    }

    public void Vote(Sender.Person by, string ideaId)
    {
        var round = Ids.Next();
        Do(CommunityStory.Fadil, new OpenVoteRound(round, "Wat eerst?", 3, 3, true));
        Do(by, new CastVote(round, ideaId));
        Do(CommunityStory.Fadil, new CloseVoteRound(round));
    }

    public void Close() => Do(CommunityStory.Fadil, new CloseMeeting());

    public void Open() => Do(CommunityStory.Fadil, new OpenMeeting());
}
