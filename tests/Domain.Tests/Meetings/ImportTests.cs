using System.Text.Json.Nodes;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;
using Record = Samenwerken.Domain.Entities.Record;

namespace Samenwerken.Domain.Tests.Meetings;

using static MeetingCommand;
using static MeetingStory;

public sealed class ImportTests
{
    private readonly MeetingStory _before = MeetingFiles.FullMeeting();

    [Fact]
    public void IMP1_a_file_holds_what_its_exporter_may_see_without_code_and_ballots()
    {
        var mine = MeetingFiles.Export(_before.State, Fatima.PersonId);
        mine.ToString().ShouldContain("Reclame");
        mine.ToString().ShouldNotContain("BCDFGH");
        Kinds(mine).ShouldNotContain("ballot");
        // The control: whoever voted does see their own.
        _before.State.VisibleTo(new Viewer(Piet.PersonId, "participant", 3)).ShouldContain(entry => entry.Record is Ballot);

        MeetingFiles.Export(_before.State, Piet.PersonId).ToString().ShouldNotContain("Reclame");
    }

    [Fact]
    public void IMP2_the_same_content_has_the_same_hash_and_the_same_lines()
    {
        var first = MeetingFiles.Export(_before.State, Fatima.PersonId);
        var loaded = SnapshotJson.Read(SnapshotJson.Write(_before.State))!;
        MeetingFiles.Export(loaded, Fatima.PersonId).ToJsonString().ShouldBe(first.ToJsonString());
        // It follows from the records as RFC 8785 writes them, and from nothing else.
        MeetingFiles.Forged(first, _ => { })["contentHash"]!.ToString().ShouldBe((string)first["contentHash"]!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void IMP3_a_meeting_that_is_put_back_gives_the_same_file(bool isClosed)
    {
        if (isClosed)
            _before.Do(Fatima, new CloseMeeting());
        foreach (var person in new[] { Fatima, Noor, Piet })
        {
            var file = MeetingFiles.Export(_before.State, person.PersonId);
            var (meeting, refusal) = MeetingFiles.PutBack(file);
            refusal.ShouldBeNull();
            var again = MeetingFiles.Export(meeting!.State, Fatima.PersonId);
            again["contentHash"]!.ToString().ShouldBe((string)file["contentHash"]!);
            again["records"]!.ToJsonString().ShouldBe(file["records"]!.ToJsonString());
        }
    }

    [Fact]
    public void IMP4_it_says_where_it_came_from_and_that_is_no_part_of_the_content()
    {
        var file = MeetingFiles.Export(_before.State, Fatima.PersonId);
        var meeting = MeetingFiles.PutBack(file).Meeting!;
        meeting.State.Find(Key.Of<Origin>(Origin.OnlyId))!.Audience.ShouldBe(Audience.Everyone);
        meeting.State.Find<Origin>(Origin.OnlyId).ShouldBe(new Origin((string)file["contentHash"]!, meeting.Now, "Warmte in de wijk"));

        var again = MeetingFiles.Export(meeting.State, Fatima.PersonId);
        again["importedFrom"]!["contentHash"]!.ToString().ShouldBe((string)file["contentHash"]!);
        Kinds(again).ShouldNotContain("origin");
    }

    [Fact]
    public void IMP5_numbers_go_on_and_people_act_as_before()
    {
        var meeting = MeetingFiles.PutBack(MeetingFiles.Export(_before.State, Fatima.PersonId)).Meeting!;
        meeting.Do(Piet, new AddIdea(Ids.Of("new-idea"), "Nieuw", null, null, null));
        // The fourth was removed before: its number is not given again.
        meeting.State.Find<Idea>(Ids.Of("new-idea"))!.Number.ShouldBe(5);
        var item = meeting.State.All<AgendaItem>().First().Id;
        meeting.Do(Noor, new RecordDecision(Ids.Of("new-decision"), item, "Nog een", []));
        meeting.State.Find<Decision>(Ids.Of("new-decision"))!.Number.ShouldBe(3);
        meeting.Do(Noor, new AssignAction(Ids.Of("new-action"), item, "Nog een", Piet.PersonId, null, []));
        meeting.State.Find<ActionItem>(Ids.Of("new-action"))!.Number.ShouldBe(4);
        meeting.Do(Fatima, new OpenVoteRound(Ids.Of("new-round"), "En nu?", 1, 1, false));
        meeting.State.Find<VoteRound>(Ids.Of("new-round"))!.Number.ShouldBe(2);
        meeting.Do(Piet, new CastVote(Ids.Of("new-round"), Ids.Of("new-idea")));
        meeting.Do(Person("mila"), new JoinMeeting("Mila", null, null));
        meeting.State.Find<Participant>(Person("mila").PersonId)!.Number.ShouldBe(5);
        meeting.Refuse(Refusals.PersonRemoved, Olga, new AddIdea(Ids.Next(), "Nee", null, null, null));
        meeting.Refuse(MeetingRefusals.VoteRoundClosed, Piet, new CastVote(Ids.Of("first-round"), Ids.Of("new-idea")));
    }

    [Fact]
    public void IMP5_the_number_of_what_was_removed_last_is_never_given_again_however_often_a_file_goes_round()
    {
        var story = new MeetingStory();
        var (zon, wind) = (story.AddIdea(Piet, "Zon"), story.AddIdea(Piet, "Wind"));
        story.Do(Piet, new RemoveLink(story.AddLink(Piet, zon, wind)));
        story.Do(Fatima, new RemoveCluster(story.AddCluster(Fatima, "Dak")));
        Kinds(MeetingFiles.Export(new MeetingStory().State, Fatima.PersonId)).ShouldNotContain("numbering");
        story.Do(Piet, new RemoveIdea(wind));

        var file = MeetingFiles.Export(story.State, Piet.PersonId);
        Kinds(file).ShouldContain("numbering");
        Story meeting = story;
        for (var i = 0; i < 2; i++)
        {
            meeting = MeetingFiles.PutBack(MeetingFiles.Export(meeting.State, Fatima.PersonId)).Meeting!;
            MeetingFiles.Export(meeting.State, Fatima.PersonId)["contentHash"]!.ToString().ShouldBe((string)file["contentHash"]!);
        }

        meeting.Do(Piet, new AddIdea(Ids.Of("new-idea"), "Nieuw", null, null, null));
        meeting.Do(Piet, new AddCluster(Ids.Of("new-cluster"), "Gevel", null, null));
        meeting.Do(Piet, new AddLink(Ids.Of("new-link"), zon, Ids.Of("new-idea"), null));
        (meeting.State.Find<Idea>(Ids.Of("new-idea"))!.Number, meeting.State.Find<Cluster>(Ids.Of("new-cluster"))!.Number, meeting.State.Find<Link>(Ids.Of("new-link"))!.Number)
            .ShouldBe((3, 2, 2));
    }

    [Fact]
    public void IMP5_a_file_of_an_earlier_version_goes_on_from_the_highest_in_it()
    {
        var old = MeetingFiles.Forged(MeetingFiles.Export(_before.State, Fatima.PersonId), records => records.Remove(records.Record("numbering")));
        var meeting = MeetingFiles.PutBack(old).Meeting!;
        meeting.Do(Piet, new AddIdea(Ids.Of("new-idea"), "Nieuw", null, null, null));
        meeting.State.Find<Idea>(Ids.Of("new-idea"))!.Number.ShouldBe(4);
    }

    [Theory]
    [InlineData("ideas", 2)]
    [InlineData("ideas", 3)]
    [InlineData("participants", 5)]
    [InlineData("decisions", 1)]
    [InlineData("actions", 4)]
    [InlineData("links", -1)]
    [InlineData("links", 1.5)]
    public void IMP6_last_numbers_that_cannot_be_are_refused(string field, double number)
    {
        var forged = MeetingFiles.Forged(MeetingFiles.Export(_before.State, Fatima.PersonId), records => records.Record("numbering")[field] = number);
        Refused(forged).ShouldBe(ImportRefusals.RecordInvalid);
    }

    [Fact]
    public void IMP5_minutes_keep_text_and_revision_and_older_bases_are_too_old()
    {
        var meeting = MeetingFiles.PutBack(MeetingFiles.Export(_before.State, Fatima.PersonId)).Meeting!;
        var minutes = meeting.State.All<Minutes>().ShouldHaveSingleItem();
        minutes.Revision.ShouldBe(2);
        minutes.Text.ShouldStartWith("Wij spraken.");
        meeting.Refuse(TextRefusals.BaseTooOld, Piet, new EditMinutes(minutes.Id, 1, Delta.Insert(0, "x")));
        meeting.Do(Piet, new EditMinutes(minutes.Id, 2, Delta.Insert(0, "x")));
        meeting.Do(Noor, new EditMinutes(minutes.Id, 2, Delta.Insert(0, "y")));
        meeting.State.Find<Minutes>(minutes.Id)!.Text.ShouldStartWith("xyWij");
    }

    [Fact]
    public void A_text_with_a_revision_far_beyond_what_is_kept_takes_no_more_than_another()
    {
        var far = MeetingFiles.Forged(MeetingFiles.Export(_before.State, Fatima.PersonId), records => records.Record("minutes")["revision"] = 1_000_000_000);
        var meeting = MeetingFiles.PutBack(far).Meeting!;
        var minutes = meeting.State.All<Minutes>().Single();
        meeting.Refuse(TextRefusals.BaseTooOld, Piet, new EditMinutes(minutes.Id, 1, Delta.Insert(0, "x")));
        meeting.Do(Piet, new EditMinutes(minutes.Id, 1_000_000_000, Delta.Insert(0, "x")));
    }

    [Fact]
    public void Nothing_of_before_can_be_taken_back()
    {
        var command = _before.Commits.Last(commit => commit.From == Noor).CommandId;
        var meeting = MeetingFiles.PutBack(MeetingFiles.Export(_before.State, Fatima.PersonId)).Meeting!;
        meeting.Refuse(MeetingRefusals.UndoNotPossible, Noor, new Undo(command));
        meeting.Refuse(MeetingRefusals.UndoNotPossible, Fatima, new Undo(meeting.Commits[0].CommandId));
    }

    [Fact]
    public void Its_code_works_while_it_is_open_and_a_day_from_now_where_it_was_closed()
    {
        var open = MeetingFiles.PutBack(MeetingFiles.Export(_before.State, Fatima.PersonId)).Meeting!;
        open.State.Find<MeetingRecord>(MeetingRecord.OnlyId)!.JoinCode.ShouldBe("KKMNPQ");
        open.Commits[0].Reactions.ShouldBe([new Reaction(JoinCode.IdOf("KKMNPQ"), new JoinCodeCommand.KeepCode())]);

        _before.Do(Fatima, new CloseMeeting());
        var closed = MeetingFiles.PutBack(MeetingFiles.Export(_before.State, Fatima.PersonId)).Meeting!;
        closed.Commits[0].Reactions.ShouldBe([new Reaction(JoinCode.IdOf("KKMNPQ"), new JoinCodeCommand.ExpireCode(closed.Now.AddHours(24)))]);
        closed.Refuse(MeetingRefusals.Closed, Piet, new AddIdea(Ids.Next(), "Nee", null, null, null));
        closed.Do(Fatima, new OpenMeeting());
    }

    [Fact]
    public void Whoever_took_it_leads_it_or_else_the_first_facilitator()
    {
        _before.Join(Person("mila"), "Mila", Role.Facilitator);
        string LeaderOf(Sender.Person exporter) => MeetingFiles.Read(MeetingFiles.Export(_before.State, exporter.PersonId)).File!.Facilitator!.Id;
        LeaderOf(Person("mila")).ShouldBe(Person("mila").PersonId);
        LeaderOf(Piet).ShouldBe(Fatima.PersonId);
    }

    [Fact]
    public void Only_the_server_puts_a_meeting_back_once_and_for_one_of_its_facilitators()
    {
        var file = MeetingFiles.Read(MeetingFiles.Export(_before.State, Fatima.PersonId)).File!;
        var import = new ImportMeeting(file.Records, file.Hash, "KKMNPQ");
        new Meeting().Read("importMeeting", new Fields(new System.Text.Json.JsonElement())).ShouldBeNull();
        _before.Refuse(Refusals.EntityExists, Fatima, import);
        var empty = new Story(new Meeting());
        empty.Refuse(Refusals.RoleNotAllowed, Piet, import);
        empty.Refuse(Refusals.RoleNotAllowed, Sender.TheHost, import);
        empty.Refuse(ImportRefusals.HashMismatch, Fatima, import with { Hash = new string('0', 64) });
        empty.Refuse(ImportRefusals.NumberMissing, Fatima, Judged(file.Records.RemoveAll(record => record is Decision { Number: 1 })));

        static ImportMeeting Judged(System.Collections.Immutable.ImmutableArray<Record> records) => new(records, MeetingFile.HashOf(records), "KKMNPQ");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"format\":\"samenwerken.meeting\",\"version\":1,\"records\":{}}")]
    public void What_is_no_file_at_all_is_refused(string json) => Refused(JsonNode.Parse(json)).ShouldBe(ImportRefusals.Malformed);

    [Fact]
    public void Another_format_or_version_or_content_is_refused()
    {
        var file = MeetingFiles.Export(_before.State, Fatima.PersonId);
        Refused(With("format", "samenwerken.community")).ShouldBe(ImportRefusals.FormatUnknown);
        Refused(With("version", 2)).ShouldBe(ImportRefusals.VersionUnknown);
        Refused(With("version", "1")).ShouldBe(ImportRefusals.VersionUnknown);
        Refused(With("contentHash", new string('0', 64))).ShouldBe(ImportRefusals.HashMismatch);
        Refused(With("contentHash", null)).ShouldBe(ImportRefusals.HashMismatch);
        var changed = file.DeepClone();
        changed["records"]!.AsArray().Record("decision")["text"] = "Wij doen niets.";
        Refused(changed).ShouldBe(ImportRefusals.HashMismatch);

        JsonObject With(string name, JsonNode? value)
        {
            var other = file.DeepClone().AsObject();
            other[name] = value;
            return other;
        }
    }

    [Fact]
    public void An_open_round_must_be_closed_first()
    {
        foreach (var secret in new[] { true, false })
        {
            _before.Do(Fatima, new OpenVoteRound(Ids.Of($"open-{secret}-"), "En nu?", 3, 3, secret));
            _before.Do(Piet, new CastVote(Ids.Of($"open-{secret}-"), Ids.Of("placed")));
            Refused(MeetingFiles.Export(_before.State, Fatima.PersonId)).ShouldBe(ImportRefusals.VoteRoundOpen);
            _before.Do(Fatima, new CloseVoteRound(Ids.Of($"open-{secret}-")));
        }

        MeetingFiles.PutBack(MeetingFiles.Export(_before.State, Fatima.PersonId)).Refusal.ShouldBeNull();
    }

    public static TheoryData<string, string> Forgeries() => new()
    {
        // A kind, a path, and the value that it gets; "-" takes it away.
        { "meeting.title=", ImportRefusals.RecordInvalid },
        { "meeting.title=\" Warmte\"", ImportRefusals.RecordInvalid },
        { "meeting.title=5", ImportRefusals.RecordInvalid },
        { "meeting.id=\"another\"", ImportRefusals.RecordInvalid },
        { "meeting.joinCode=\"BCDFGH\"", ImportRefusals.RecordInvalid },
        { "meeting.status=\"closed\"", ImportRefusals.RecordInvalid },
        { "meeting.status=0", ImportRefusals.RecordInvalid },
        { "meeting.startedAt=\"2026-11-22T10:00:00Z\"", ImportRefusals.RecordInvalid },
        { "meeting.startedAt=\"2026-11-22T10:00:00+01:00\"", ImportRefusals.RecordInvalid },
        { "meeting.startedAt=\"gisteren\"", ImportRefusals.RecordInvalid },
        { "meeting.minutesWriters=\"all\"", ImportRefusals.RecordInvalid },
        { "meeting.kind=\"numbering\"", ImportRefusals.RecordInvalid },
        { "meeting.kind=\"receipt\"", ImportRefusals.KindUnknown },
        { "meeting.kind=\"origin\"", ImportRefusals.KindUnknown },
        { "meeting.kind=7", ImportRefusals.KindUnknown },
        { "meeting.kind=\"ballot\"", ImportRefusals.Ballots },
        { "idea.colour=\"red\"", ImportRefusals.RecordInvalid },
        { "link.number=2", ImportRefusals.NumberTwice },
        { "link.number=0", ImportRefusals.RecordInvalid },
        { "link.label=\" gaat samen\"", ImportRefusals.RecordInvalid },
        { "link.label=\"twee\\nregels\"", ImportRefusals.RecordInvalid },
        { "link.authorId=\"0123456789abcdef\"", ImportRefusals.ReferenceUnknown },
        { "link.fromIdeaId=\"0123456789abcdef\"", ImportRefusals.ReferenceUnknown },
        { "link.toIdeaId=\"0123456789abcdef\"", ImportRefusals.ReferenceUnknown },
        { "link.toIdeaId=-", ImportRefusals.RecordInvalid },
        { "participant.id=\"kort\"", ImportRefusals.RecordInvalid },
        { "participant.name=null", ImportRefusals.RecordInvalid },
        { "participant.role=\"admin\"", ImportRefusals.RecordInvalid },
        { "participant.removed=false", ImportRefusals.RecordInvalid },
        { "participant.number=2", ImportRefusals.NumberTwice },
        { "participant.number=9", ImportRefusals.NumberMissing },
        { "participant.number=1.5", ImportRefusals.RecordInvalid },
        { "participant.extra=1", ImportRefusals.RecordInvalid },
        { "removal.id=\"piet000000000000\"", ImportRefusals.ReferenceUnknown },
        { "idea.authorId=\"nobody0000000000\"", ImportRefusals.ReferenceUnknown },
        { "idea.clusterId=\"nobody0000000000\"", ImportRefusals.ReferenceUnknown },
        { "idea.number=0", ImportRefusals.RecordInvalid },
        { "idea.number=2147483647", ImportRefusals.RecordInvalid },
        { "idea.x=5", ImportRefusals.RecordInvalid },
        { "idea.text=\"a\\u0000b\"", ImportRefusals.RecordInvalid },
        { "cluster.authorId=\"nobody0000000000\"", ImportRefusals.ReferenceUnknown },
        { "agendaItem.order=2", ImportRefusals.NumberTwice },
        { "agendaItem.order=3", ImportRefusals.NumberMissing },
        { "minutes.id=\"nobody0000000000\"", ImportRefusals.ReferenceUnknown },
        { "minutes.revision=0", ImportRefusals.RecordInvalid },
        { "minutes.revision=2147483647", ImportRefusals.RecordInvalid },
        { "minutes.text=\"a\\r\\nb\"", ImportRefusals.RecordInvalid },
        { "voteRound.tally=-", ImportRefusals.RecordInvalid },
        { "voteRound.tally=7", ImportRefusals.RecordInvalid },
        { "voteRound.tally=[7]", ImportRefusals.RecordInvalid },
        { "voteRound.tally=[{\"ideaId\":\"placed0000000000\",\"votes\":1}]", ImportRefusals.RecordInvalid },
        { "voteRound.tally=[{\"ideaId\":\"placed0000000000\",\"votes\":9,\"text\":\"x\"}]", ImportRefusals.ResultWrong },
        { "voteRound.tally=[{\"ideaId\":\"placed0000000000\",\"votes\":2,\"text\":\"x\"},{\"ideaId\":\"placed0000000000\",\"votes\":2,\"text\":\"x\"}]", ImportRefusals.ResultWrong },
        { "voteRound.tally=[{\"ideaId\":\"placed0000000000\",\"votes\":1,\"text\":\"x\"},{\"ideaId\":\"another000000000\",\"votes\":2,\"text\":\"x\"}]", ImportRefusals.ResultWrong },
        { "voteRound.tally=[]", ImportRefusals.ResultWrong },
        { "voteRound.ballots=4", ImportRefusals.ResultWrong },
        { "voteRound.voters=9", ImportRefusals.ResultWrong },
        { "voteRound.closedAt=-", ImportRefusals.RecordInvalid },
        { "voteRound.number=2", ImportRefusals.NumberMissing },
        { "decision.itemId=\"nobody0000000000\"", ImportRefusals.ReferenceUnknown },
        { "decision.fromIdeas=[\"nobody0000000000\"]", ImportRefusals.ReferenceUnknown },
        { "decision.fromIdeas=[\"placed0000000000\",\"placed0000000000\"]", ImportRefusals.RecordInvalid },
        { "decision.fromIdeas=-", ImportRefusals.RecordInvalid },
        { "decision.number=2", ImportRefusals.NumberTwice },
        { "decision.number=3", ImportRefusals.NumberMissing },
        { "decision.reason=\"Zomaar\"", ImportRefusals.RecordInvalid },
        { "action.assigneeId=\"nobody0000000000\"", ImportRefusals.ReferenceUnknown },
        { "action.itemId=\"nobody0000000000\"", ImportRefusals.ReferenceUnknown },
        { "action.due=\"2026-13-01\"", ImportRefusals.RecordInvalid },
        { "action.status=\"done\"", ImportRefusals.RecordInvalid },
        { "action.number=2", ImportRefusals.NumberTwice },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void IMP6_a_forged_record_is_refused_even_where_the_hash_fits(string forgery, string code)
    {
        var (path, value) = (forgery[..forgery.IndexOf('=')], forgery[(forgery.IndexOf('=') + 1)..]);
        var file = MeetingFiles.Forged(MeetingFiles.Export(_before.State, Fatima.PersonId), records =>
        {
            var record = records.Record(path.Split('.')[0], path.StartsWith("decision") ? Ids.Of("decision-1") : path.StartsWith("participant") ? Fatima.PersonId : null);
            if (value is "-")
                record.Remove(path.Split('.')[1]);
            else
                record[path.Split('.')[1]] = value is "" ? "" : JsonNode.Parse(value);
        });
        var (meeting, refusal) = MeetingFiles.PutBack(file);
        meeting.ShouldBeNull();
        refusal!.Code.ShouldBe(code);
        refusal.Detail!.Fields!.Value.ShouldNotBeEmpty();
    }

    [Fact]
    public void IMP6_two_ideas_have_one_link_and_none_with_themselves()
    {
        Forge(records => records.Record("link")["toIdeaId"] = records.Record("link")["fromIdeaId"]!.DeepClone()).ShouldBe(ImportRefusals.LinkWrong);
        Forge(records =>
        {
            var other = records.Record("link").DeepClone();
            (other["id"], other["number"]) = (Ids.Of("another-link"), 9);
            (other["fromIdeaId"], other["toIdeaId"]) = (other["toIdeaId"]!.DeepClone(), other["fromIdeaId"]!.DeepClone());
            records.Add(other);
        }).ShouldBe(ImportRefusals.LinkWrong);
    }

    [Fact]
    public void IMP6_records_that_are_missing_or_too_many_are_refused()
    {
        Forge(records => records.Clear()).ShouldBe(ImportRefusals.MeetingMissing);
        Forge(records => records.Remove(records.Record("meeting"))).ShouldBe(ImportRefusals.MeetingMissing);
        Forge(records => records.Add(records.Record("idea").DeepClone())).ShouldBe(ImportRefusals.IdTwice);
        Forge(records => records.Add(null)).ShouldBe(ImportRefusals.Malformed);
        Forge(records => records.Add(JsonNode.Parse("[]"))).ShouldBe(ImportRefusals.Malformed);
        Forge(records => records.Remove(records.Record("agendaItem"))).ShouldBe(ImportRefusals.NumberMissing);
        Forge(records => records.Record("participant", Fatima.PersonId)["role"] = "participant").ShouldBe(ImportRefusals.NoFacilitator);
        Forge(records => records.Record("participant", Fatima.PersonId)["removed"] = true).ShouldBe(ImportRefusals.NoFacilitator);
        Forge(records => Enumerable.Range(0, Limits.Clusters).ToList().ForEach(i =>
        {
            var another = records.Record("cluster").DeepClone();
            (another["id"], another["number"]) = (Ids.Of($"cluster-{i}-"), i + 2);
            records.Add(another);
        })).ShouldBe(ImportRefusals.TooMany);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        var text = MeetingFiles.Export(_before.State, Fatima.PersonId).ToJsonString().Replace("Groen dak", "\\ud83d");
        MeetingFileReader.Read(System.Text.Json.JsonDocument.Parse(text).RootElement).Refusal!.Code.ShouldBe(ImportRefusals.Malformed);
    }

    private string? Forge(Action<JsonArray> change) => Refused(MeetingFiles.Forged(MeetingFiles.Export(_before.State, Fatima.PersonId), change));

    private static string? Refused(JsonNode? file)
    {
        var (meeting, refusal) = MeetingFiles.PutBack(file);
        meeting.ShouldBeNull();
        return refusal?.Code;
    }

    private static IEnumerable<string> Kinds(JsonObject file) => file["records"]!.AsArray().Select(record => (string)record!["kind"]!);
}
