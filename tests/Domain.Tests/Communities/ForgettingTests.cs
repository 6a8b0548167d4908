using System.Text;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

using static CommunityCommand;
using static CommunityStory;
using static MeetingCommand;
using static MemberCommand;

/// <summary>
/// What is left of somebody who left, in the history too. Everything of theirs has a word in it that stands nowhere else, so that the whole of what
/// is kept can be searched for it; each test searches before as well, and finds it.
/// </summary>
public sealed class ForgettingTests
{
    private const string Name = "Zwaantje", Note = "dakgeheim", Private = "ringleiding";

    private static readonly Sender.Person Bo = Person("bo");
    private static readonly Sender.Person Guest = Person("gast");
    private static readonly Sender TheCommunity = new Sender.Entity(new EntityId("community", Ids.Of("community")));

    private readonly CommunityStory _story = new();
    private readonly MeetingOfCommunity _meeting;
    private readonly string _chosen, _edited;

    public ForgettingTests()
    {
        _story.Do(Karin, new InviteMember(Bo.PersonId, Name, "society", null, [CommunityRole.Member], $"{Name}@voorbeeld.example", $"Dag {Name}"));
        _story.Do(Bo, new AcceptInvitation(null));
        _story.Do(Bo, new EditMember(Bo.PersonId, new MemberFields(
            Name: $"{Name} B.", Bring: $"{Private} bring", Fetch: $"{Private} fetch", LearningQuestion: $"{Private} leren", Pronunciation: $"{Private} uit")));
        _story.Do(Bo, new ShareAccessNeeds(Private, true));
        _story.Do(Bo, new TableCommand.OfferExperience(Ids.Next(), _story.Pitch(Karin), $"Ons {Note}"));
        _story.Do(Bo, new LessonCommand.TellValueStory(Ids.Next(), [new ValuePart(ValueCycle.Applied, $"Het {Note} hielp")], null, IsNamed: false));

        _meeting = _story.Begin(_story.PlanMeeting());
        _meeting.Join(Bo, Name);
        _meeting.Join(Guest, "Gast Gerritsen");
        _chosen = _meeting.AddIdea(Bo, $"Eerst het {Note}");
        _edited = _meeting.AddIdea(Bo, $"Nog een {Note}");
        var (other, removed, reasoned) = (_meeting.AddIdea(Fadil, "Een loket"), _meeting.AddIdea(Bo, $"Weg {Note}"), _meeting.AddIdea(Bo, $"Ook weg {Note}"));
        _meeting.Do(Bo, new AddLink(Ids.Next(), _chosen, other, $"{Note} ernaast"));
        _meeting.Do(Fadil, new EditIdea(_edited, $"Nog een {Note}, anders", $"Nog een {Note}"));
        _meeting.Do(Bo, new RemoveIdea(removed));
        _meeting.Do(Fadil, new RemoveIdea(reasoned, "Dubbel"));
        _meeting.Do(Fadil, new RecordDecision(
            Ids.Next(), _meeting.State.All<AgendaItem>().First().Id, "We beginnen met één straat", [], Owner: Guest.PersonId));
        _meeting.Assign("Bel de school", Guest);
        _meeting.Vote(Bo, _chosen);
        _meeting.Close();
    }

    [Fact]
    public void FGT1_of_whoever_leaves_with_their_notes_nothing_is_left_anywhere()
    {
        var (home, there) = (Kept(_story), Kept(_meeting.Story));
        foreach (var word in new[] { Name, Note, Private })
            home.ShouldContain(word, Case.Insensitive);
        there.ShouldContain(Name);
        there.ShouldContain(Note);

        Leave(OldNotes.Withdraw);

        (home, there) = (Kept(_story), Kept(_meeting.Story));
        foreach (var word in new[] { Name, Note, Private })
        {
            home.ShouldNotContain(word, Case.Insensitive);
            there.ShouldNotContain(word, Case.Insensitive);
        }

        // What rests on the notes stays, and what others wrote.
        _meeting.State.Find<Idea>(_chosen)!.Text.ShouldBe(Redaction.WithdrawnNote);
        _meeting.State.All<Idea>().ShouldContain(idea => idea.Text == "Een loket");
        var line = _story.State.All<MeetingResult>().Single().Tally.Single();
        (line.Text, line.Votes).ShouldBe((Redaction.WithdrawnNote, 1));
        _story.State.All<Lesson>().ShouldBeEmpty("a candidate goes with its note");
        _story.State.All<CommunityDecision>().Single().Text.ShouldBe("We beginnen met één straat");
        there.ShouldContain("Gast Gerritsen");
    }

    [Fact]
    public void FGT1_of_whoever_lets_their_notes_stay_no_name_is_left_anywhere()
    {
        Leave(OldNotes.FormerMember);
        Kept(_story).ShouldNotContain(Name, Case.Insensitive);
        Kept(_story).ShouldNotContain(Private, Case.Insensitive);
        Kept(_meeting.Story).ShouldNotContain(Name, Case.Insensitive);
        _meeting.State.Find<Idea>(_chosen)!.Text.ShouldBe($"Eerst het {Note}");
        _story.State.All<Lesson>().ShouldHaveSingleItem();
    }

    [Fact]
    public void FGT1_of_whoever_lets_their_name_stay_it_is_not_kept_how_to_reach_them_nor_what_they_need()
    {
        Leave(OldNotes.KeepName);
        var home = Kept(_story);
        home.ShouldContain($"{Name} B.");
        home.ShouldNotContain("@voorbeeld.example\",\"personId\":\"" + Bo.PersonId);
        home.ShouldNotContain($"{Name}@voorbeeld.example");
        home.ShouldNotContain($"\"{Private}\"");
    }

    [Fact]
    public void FGT1_needs_that_are_withdrawn_are_in_no_history_and_what_is_said_afterwards_stays()
    {
        _story.Do(Bo, new WithdrawAccessNeeds());
        _story.Do(Bo, new ShareAccessNeeds("Grote letters", true));
        _story.Forget();
        Kept(_story).ShouldNotContain($"\"{Private}\"");
        _story.State.Find<AccessNeeds>(Bo.PersonId)!.Text.ShouldBe("Grote letters");
        _story.Member(Bo).Name.ShouldBe($"{Name} B.");
    }

    [Fact]
    public void FGT1_who_declines_an_invitation_is_forgotten()
    {
        _story.Invite(Person("tim"), "Tiemen");
        _story.Do(Person("tim"), new DeclineInvitation());
        _story.Forget();
        Kept(_story).ShouldNotContain("Tiemen", Case.Insensitive);
    }

    [Fact]
    public void FGT1_a_coordinator_has_somebody_forgotten_who_asks_later_or_was_a_guest()
    {
        _story.Refuse(CommunityRefusals.MemberNotLeft, Karin, new ForgetMember(Bo.PersonId, OldNotes.Withdraw));
        _story.Refuse(Refusals.PersonUnknown, Karin, new ForgetMember(Ids.Next(), OldNotes.Withdraw));
        _story.Do(Karin, new EndMembership(Bo.PersonId));
        Ask(_story.Do(Karin, new ForgetMember(Bo.PersonId, OldNotes.Withdraw)));
        Kept(_story).ShouldNotContain(Name, Case.Insensitive);
        Kept(_meeting.Story).ShouldNotContain(Note, Case.Insensitive);

        _story.State.All<CommunityAction>().Single().AssigneeName.ShouldBe("Gast Gerritsen");
        _story.State.All<CommunityDecision>().Single().OwnerName.ShouldBe("Gast Gerritsen");
        Ask(_story.Do(Karin, new ForgetMember(Guest.PersonId, OldNotes.FormerMember)));
        Kept(_story).ShouldNotContain("Gerritsen");
        Kept(_meeting.Story).ShouldNotContain("Gerritsen");
    }

    [Fact]
    public void FGT4_what_was_taken_out_cannot_be_undone_and_says_so()
    {
        _meeting.Open();
        var id = Ids.Next();
        _meeting.Story.Try(Fadil, new EditIdea(_edited, $"Weer {Note}", $"Nog een {Note}, anders"), id).ShouldBeOfType<Outcome.Committed>();
        var mine = Ids.Next();
        _meeting.Story.Try(Fadil, new AddIdea(Ids.Next(), "Van mij", null, null, null), mine).ShouldBeOfType<Outcome.Committed>();
        Leave(OldNotes.Withdraw);

        _meeting.Refuse(MeetingRefusals.UndoRedacted, Fadil, new Undo(id));
        _meeting.Do(Fadil, new Undo(mine));
        // The same command again is still the same, and takes effect once.
        _meeting.Story.Try(Fadil, new EditIdea(_edited, $"Weer {Note}", $"Nog een {Note}, anders"), id).ShouldBeOfType<Outcome.Repeated>();
    }

    [Fact]
    public void FGT2_numbers_and_commits_stay_as_they_were_and_the_history_folds_to_what_is_there()
    {
        var before = _meeting.Story.Commits.Select(commit => (commit.Seq, commit.CommandId, commit.At)).ToList();
        Leave(OldNotes.Withdraw);
        var after = _meeting.Story.Commits;
        after.Take(before.Count).Select(commit => (commit.Seq, commit.CommandId, commit.At)).ShouldBe(before);
        after.Select(commit => commit.Seq).ShouldBe(Enumerable.Range(1, after.Count).Select(seq => (long)seq));
        _meeting.State.ToForget.ShouldBeEmpty();
        foreach (var commit in after.Where(commit => commit.Steps.All(step => step.Event is not ForgettingAsked)))
            CommitJson.Write(CommitJson.Read(CommitJson.Write(commit))).ShouldBe(CommitJson.Write(commit));
    }

    private void Leave(OldNotes oldNotes) => Ask(_story.Do(Bo, new LeaveCommunity(oldNotes)));

    /// <summary>All that follows, as an engine does it: reactions first, then each history.</summary>
    private void Ask(Commit asked)
    {
        foreach (var reaction in asked.Reactions)
            _meeting.Do(TheCommunity, reaction.Command);
        _story.Forget();
        if (_meeting.State.ToForget.Any())
            _meeting.Forget();
        if (_story.State.ToForget.Any())
            _story.Forget();
    }

    /// <summary>Every byte that is kept of an entity.</summary>
    private static string Kept(Story story) =>
        string.Join('\n', story.Commits.Select(commit => Encoding.UTF8.GetString(CommitJson.Write(commit)))) + Encoding.UTF8.GetString(SnapshotJson.Write(story.State));
}
