using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Entities;

using static CommandJson;

/// <summary>What wrong fields of each command get. The well-formed commands are the wire's vocabulary, so they stand here whole.</summary>
public sealed class FieldsTests
{
    internal static readonly string[] WellFormed =
    [
        """{"type":"openMeeting"}""",
        """{"type":"closeMeeting"}""",
        """{"type":"renameMeeting","title":"Warmte","was":"Kou"}""",
        """{"type":"setRole","personId":"0123456789abcdef","role":"noteTaker"}""",
        """{"type":"removePerson","personId":"0123456789abcdef","reason":"Reclame"}""",
        """{"type":"addIdea","ideaId":"0123456789abcdef","text":"Zonnepanelen","x":1.5,"y":-2,"clusterId":"0123456789abcdef","colour":"yellow","runId":"0123456789abcdef","phase":0,"others":[{"ideaId":"1123456789abcdef","text":"Wind"}]}""",
        """{"type":"editIdea","ideaId":"0123456789abcdef","text":"Zonneboilers","was":"Zonnepanelen"}""",
        """{"type":"moveIdea","ideaId":"0123456789abcdef","x":1,"y":2}""",
        """{"type":"removeIdea","ideaId":"0123456789abcdef","reason":"Staat er al","others":["1123456789abcdef"]}""",
        """{"type":"addCluster","clusterId":"0123456789abcdef","name":"Dak","x":1,"y":2}""",
        """{"type":"renameCluster","clusterId":"0123456789abcdef","name":"Dak","was":"Daken"}""",
        """{"type":"assignCluster","ideaId":"0123456789abcdef","clusterId":"0123456789abcdef"}""",
        """{"type":"removeCluster","clusterId":"0123456789abcdef"}""",
        """{"type":"addAgendaItem","itemId":"0123456789abcdef","title":"Inchecken","after":"0123456789abcdef"}""",
        """{"type":"renameAgendaItem","itemId":"0123456789abcdef","title":"Inchecken","was":"Begin"}""",
        """{"type":"moveAgendaItem","itemId":"0123456789abcdef","after":"0123456789abcdef"}""",
        """{"type":"removeAgendaItem","itemId":"0123456789abcdef"}""",
        """{"type":"openVoteRound","roundId":"0123456789abcdef","question":"Wat eerst?","budget":3,"maxPerIdea":2,"secret":true}""",
        """{"type":"castVote","roundId":"0123456789abcdef","ideaId":"0123456789abcdef"}""",
        """{"type":"withdrawVote","roundId":"0123456789abcdef","ideaId":"0123456789abcdef"}""",
        """{"type":"closeVoteRound","roundId":"0123456789abcdef"}""",
        """{"type":"setMinutesWriters","who":"noteTakers"}""",
        """{"type":"editMinutes","itemId":"0123456789abcdef","basedOn":0,"delta":["Zon"],"goesOn":true}""",
        """{"type":"recordDecision","decisionId":"0123456789abcdef","itemId":"0123456789abcdef","text":"We beginnen","fromIdeas":["0123456789abcdef"]}""",
        """{"type":"editDecision","decisionId":"0123456789abcdef","text":"We beginnen","was":"We wachten"}""",
        """{"type":"withdrawDecision","decisionId":"0123456789abcdef","reason":"Te vroeg"}""",
        """{"type":"assignAction","actionId":"0123456789abcdef","itemId":"0123456789abcdef","text":"Bel de school","assignee":"0123456789abcdef","due":"2026-12-01","fromIdeas":["0123456789abcdef"]}""",
        """{"type":"editAction","actionId":"0123456789abcdef","text":"Bel de school","assignee":"0123456789abcdef","due":"2026-12-01","was":"Bel","wasAssignee":"0123456789abcdef","wasDue":"2026-11-30"}""",
        """{"type":"completeAction","actionId":"0123456789abcdef"}""",
        """{"type":"reopenAction","actionId":"0123456789abcdef"}""",
        """{"type":"withdrawAction","actionId":"0123456789abcdef","reason":"Niet nodig"}""",
        """{"type":"undo","commandId":"0123456789abcdef"}""",
        """{"type":"moveIdeas","ideas":[{"ideaId":"0123456789abcdef","x":1.5,"y":-2},{"ideaId":"fedcba9876543210"}],"clusterId":"0123456789abcdef"}""",
        """{"type":"colourIdea","ideaId":"0123456789abcdef","colour":"violet","others":["1123456789abcdef"]}""",
        """{"type":"moveCluster","clusterId":"0123456789abcdef","x":1,"y":2}""",
        """{"type":"addLink","linkId":"0123456789abcdef","fromIdeaId":"0123456789abcdef","toIdeaId":"fedcba9876543210","label":"gaat samen"}""",
        """{"type":"removeLink","linkId":"0123456789abcdef"}""",
        """{"type":"editAgendaItem","itemId":"0123456789abcdef","title":"Kiezen","sort":"choose","minutes":20,"ownerId":"0123456789abcdef","question":"Wat eerst?","output":["decision"],"preparation":"Lees dit.","worksOn":"meeting","clear":["minutes"],"wasTitle":"Iets","wasQuestion":"","wasPreparation":""}""",
        """{"type":"planMethod","itemId":"0123456789abcdef","plan":{"methodId":"stippen","name":"Stippen","layout":"columns","zones":[{"name":"Ja"},{"name":"Nee"}],"axes":["ja - nee"],"phases":[{"title":"Schrijven","minutes":5,"form":"solo","input":"hidden"},{"title":"Stemmen","minutes":4,"form":"solo","input":"vote"}],"voting":{"type":"dots","budget":3,"maxPerIdea":2}},"worksOn":"0123456789abcdef"}""",
        """{"type":"planAgenda","items":[{"itemId":"0123456789abcdef","title":"Kiezen","sort":"choose","minutes":20,"question":"Wat eerst?","output":["decision"],"preparation":"Lees dit.","plan":{"methodId":"stippen","name":"Stippen","layout":"columns","zones":[{"name":"Ja"},{"name":"Nee"}],"axes":["ja - nee"],"phases":[{"title":"Schrijven","minutes":5,"form":"solo","input":"hidden"},{"title":"Stemmen","minutes":4,"form":"solo","input":"vote"}],"voting":{"type":"dots","budget":3,"maxPerIdea":2}},"worksOn":"meeting"}]}""",
        """{"type":"setMeetingPlan","plannedMinutes":240,"aim":"Een buurt zonder gas","wasAim":""}""",
        """{"type":"startItem","itemId":"0123456789abcdef"}""",
        """{"type":"finishItem","itemId":"0123456789abcdef"}""",
        """{"type":"skipItem","itemId":"0123456789abcdef","toLater":true}""",
        """{"type":"mergeIdeas","ideaId":"0123456789abcdef","text":"Samen","parents":["0123456789abcdef","fedcba9876543210"],"x":1,"y":2,"clusterId":"0123456789abcdef"}""",
        """{"type":"mergeClusters","into":"0123456789abcdef","from":["fedcba9876543210"]}""",
        """{"type":"splitCluster","clusterId":"0123456789abcdef","newClusterId":"fedcba9876543210","name":"Deel","ideaIds":["0123456789abcdef"]}""",
        """{"type":"setLayout","itemId":"0123456789abcdef","layout":"columns"}""",
        """{"type":"startRun","runId":"0123456789abcdef","itemId":"0123456789abcdef","phase":0}""",
        """{"type":"startPhase","runId":"0123456789abcdef","phase":1}""",
        """{"type":"pauseRun","runId":"0123456789abcdef"}""",
        """{"type":"resumeRun","runId":"0123456789abcdef"}""",
        """{"type":"addTime","runId":"0123456789abcdef","minutes":-5}""",
        """{"type":"endPhase","runId":"0123456789abcdef","phase":0}""",
        """{"type":"revealIdeas","runId":"0123456789abcdef","clusterId":"0123456789abcdef"}""",
        """{"type":"harvestRun","runId":"0123456789abcdef"}""",
        """{"type":"finishRun","runId":"0123456789abcdef"}""",
        """{"type":"abortRun","runId":"0123456789abcdef"}""",
        """{"type":"sayReady","runId":"0123456789abcdef","phase":0}""",
        """{"type":"sayNotReady","runId":"0123456789abcdef","phase":0}""",
        """{"type":"makeGroups","groups":[{"groupId":"0123456789abcdef","name":"Een","personIds":["0123456789abcdef"],"place":"room"}],"open":true}""",
        """{"type":"moveToGroup","personId":"0123456789abcdef","groupId":"fedcba9876543210"}""",
        """{"type":"endGroups"}""",
        """{"type":"raiseHand","handId":"0123456789abcdef"}""",
        """{"type":"lowerHand","handId":"0123456789abcdef"}""",
        """{"type":"addHand","handId":"0123456789abcdef","personId":"0123456789abcdef","label":"Rode trui","channel":"room"}""",
        """{"type":"giveFloor","handId":"0123456789abcdef"}""",
        """{"type":"endTurn"}""",
        """{"type":"setSpeakingTime","seconds":90}""",
        """{"type":"addLock","scope":"cluster","targetId":"0123456789abcdef"}""",
        """{"type":"removeLock","scope":"person","targetId":"0123456789abcdef"}""",
        """{"type":"setLobby","on":true}""",
        """{"type":"admit","personId":"0123456789abcdef"}""",
        """{"type":"turnAway","personId":"0123456789abcdef","reason":"Verkeerde zaal"}""",
        """{"type":"endScreen","screenId":"0123456789abcdef"}""",
        """{"type":"setSpotlight","view":"canvas","atKind":"idea","atId":"0123456789abcdef","x":1.5,"y":-2,"zoom":0.5}""",
        """{"type":"clearSpotlight"}""",
        """{"type":"restoreBoard","to":"2026-11-26T10:42:00+00:00"}""",
        """{"type":"nameStandIn","personId":"0123456789abcdef"}""",
        """{"type":"takeLead"}""",
    ];

    private static readonly string[] MayBeLeftOut = ["goesOn", "reason", "was of renameMeeting", "was of renameCluster", "was of renameAgendaItem", "clusterId of addIdea", "colour of addIdea", "clusterId of moveIdeas", "label", "after of addAgendaItem", "x of addCluster+y", "x of addIdea+y", "due", "fromIdeas", "wasAssignee", "wasDue", "title of editAgendaItem", "sort", "minutes of editAgendaItem", "ownerId", "question of editAgendaItem", "output", "preparation", "worksOn", "clear", "wasTitle", "wasQuestion", "wasPreparation", "wasAim", "toLater", "runId of addIdea", "phase of addIdea", "phase of startRun", "clusterId of mergeIdeas", "clusterId of revealIdeas", "open", "personId of moveToGroup", "personId of addHand", "handId of giveFloor", "personId of admit", "others"];

    public static TheoryData<string> Commands() => [.. WellFormed];

    public static TheoryData<string, string> EveryField()
    {
        var fields = new TheoryData<string, string>();
        foreach (var command in WellFormed)
        {
            foreach (var (name, _) in JsonNode.Parse(command)!.AsObject().Where(field => field.Key != "type"))
                fields.Add(command, name);
        }

        return fields;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void A_well_formed_command_reads_with_no_problem(string json)
    {
        var (command, fields) = Read(json);
        fields.Problems.ShouldBeEmpty();
        WireName.Of(command!).ShouldBe(TypeOf(json));
    }

    [Theory]
    [MemberData(nameof(EveryField))]
    public void A_field_of_another_type_is_named(string json, string field)
    {
        var wrong = With(json, field, field is "secret" or "goesOn" or "toLater" or "open" or "on" ? JsonValue.Create(1) : JsonValue.Create(true));
        Problem(wrong, field).Code.ShouldBe(field is "delta" ? TextRefusals.DeltaMalformed : Refusals.FieldWrongType);
    }

    [Theory]
    [MemberData(nameof(EveryField))]
    public void A_missing_field_is_named_unless_it_may_be_left_out(string json, string field)
    {
        var without = JsonNode.Parse(json)!.AsObject();
        without.Remove(field);
        var (_, fields) = Read(without.ToJsonString());
        var mayBeLeftOut = MayBeLeftOut.Contains(field) || MayBeLeftOut.Contains($"{field} of {TypeOf(json)}");
        fields.Problems.Select(problem => (problem.Field, problem.Code)).ShouldBe(
            mayBeLeftOut ? [] : [(field, Refusals.FieldMissing)]);
    }

    [Theory]
    [InlineData("mergeIdeas", "parents", "[\"0123456789abcdef\"]")]
    [InlineData("mergeClusters", "from", "[]")]
    [InlineData("addTime", "minutes", "31")]
    [InlineData("addTime", "minutes", "-6")]
    [InlineData("startPhase", "phase", "20")]
    [InlineData("makeGroups", "groups", "[]")]
    [InlineData("makeGroups", "groups", """[{"groupId":"0123456789abcdef","name":"Een","personIds":["0123456789abcdef"],"place":"room"},{"groupId":"fedcba9876543210","name":"Twee","personIds":["0123456789abcdef"],"place":"online"}]""")]
    [InlineData("openVoteRound", "budget", "0")]
    [InlineData("openVoteRound", "budget", "100")]
    [InlineData("openVoteRound", "maxPerIdea", "0")]
    [InlineData("openVoteRound", "maxPerIdea", "100")]
    [InlineData("editMinutes", "basedOn", "-1")]
    [InlineData("assignAction", "due", "\"1 december\"")]
    [InlineData("assignAction", "due", "\"2026-02-30\"")]
    [InlineData("assignAction", "fromIdeas", "[\"kort\"]")]
    [InlineData("assignAction", "fromIdeas", "[1]")]
    [InlineData("setMinutesWriters", "who", "\"iedereen\"")]
    [InlineData("addIdea", "colour", "\"red\"")]
    [InlineData("colourIdea", "colour", "\"Violet\"")]
    [InlineData("moveIdeas", "ideas", "[]")]
    [InlineData("moveIdeas", "ideas", """[{"ideaId":"0123456789abcdef","x":1,"y":2},{"ideaId":"0123456789abcdef"}]""")]
    [InlineData("moveIdeas", "clusterId", "\"kort\"")]
    [InlineData("editAgendaItem", "minutes", "0")]
    [InlineData("editAgendaItem", "minutes", "1441")]
    [InlineData("editAgendaItem", "sort", "\"pauze\"")]
    [InlineData("editAgendaItem", "worksOn", "\"kort\"")]
    [InlineData("editAgendaItem", "clear", "[\"title\"]")]
    [InlineData("planAgenda", "items", "[]")]
    [InlineData("setMeetingPlan", "plannedMinutes", "2881")]
    [InlineData("setSpeakingTime", "seconds", "9")]
    [InlineData("setSpeakingTime", "seconds", "3601")]
    [InlineData("addHand", "channel", "\"thuis\"")]
    [InlineData("addLock", "scope", "\"alles\"")]
    [InlineData("setSpotlight", "zoom", "101")]
    [InlineData("restoreBoard", "to", "\"10:42\"")]
    [InlineData("restoreBoard", "to", "\"2026-11-26T10:42:00+01:00\"")]
    public void A_value_that_a_field_cannot_have_is_named(string type, string field, string value)
    {
        var command = WellFormed.Single(json => TypeOf(json) == type);
        Problem(With(command, field, JsonNode.Parse(value)!), field).Code.ShouldBe(Refusals.FieldInvalid);
    }

    [Theory]
    [InlineData("""[{"ideaId":"0123456789abcdef"},{"ideaId":"fedcba9876543210","x":1}]""", "ideas[1].y", Refusals.FieldMissing)]
    [InlineData("""[{"ideaId":"0123456789abcdef"},{"ideaId":"fedcba9876543210","x":1000001,"y":0}]""", "ideas[1].x", Refusals.FieldInvalid)]
    [InlineData("""[{"ideaId":"0123456789abcdef","x":"1","y":0}]""", "ideas[0].x", Refusals.FieldWrongType)]
    [InlineData("""[{"x":1,"y":0}]""", "ideas[0].ideaId", Refusals.FieldMissing)]
    [InlineData("""[{"ideaId":"kort"}]""", "ideas[0].ideaId", Refusals.FieldInvalid)]
    [InlineData("""["0123456789abcdef"]""", "ideas[0]", Refusals.FieldWrongType)]
    [InlineData("[null]", "ideas[0]", Refusals.FieldWrongType)]
    public void A_problem_of_one_of_many_is_named_by_its_place(string ideas, string field, string code) =>
        Problem($$"""{"type":"moveIdeas","ideas":{{ideas}}}""", field).Code.ShouldBe(code);

    [Theory]
    [InlineData("layout", "\"kring\"", "plan.layout", Refusals.FieldInvalid)]
    [InlineData("phases", "[]", "plan.phases", Refusals.FieldInvalid)]
    [InlineData("phases", """[{"title":"Schrijven","minutes":241,"form":"solo","input":"hidden"}]""", "plan.phases[0].minutes", Refusals.FieldInvalid)]
    [InlineData("phases", """[{"title":"Schrijven","minutes":5,"form":"alleen","input":"hidden"}]""", "plan.phases[0].form", Refusals.FieldInvalid)]
    [InlineData("phases", """[{"title":"Schrijven","minutes":5,"form":"solo","input":"dicht"}]""", "plan.phases[0].input", Refusals.FieldInvalid)]
    [InlineData("phases", """[{"minutes":5,"form":"solo","input":"hidden"}]""", "plan.phases[0].title", Refusals.FieldMissing)]
    [InlineData("voting", """{"type":"loten"}""", "plan.voting.type", Refusals.FieldInvalid)]
    [InlineData("voting", """{"type":"dots","budget":100}""", "plan.voting.budget", Refusals.FieldInvalid)]
    [InlineData("voting", "true", "plan.voting", Refusals.FieldWrongType)]
    public void A_plan_names_what_is_wrong_with_it_by_its_place(string field, string value, string path, string code)
    {
        var command = JsonNode.Parse(WellFormed.Single(json => TypeOf(json) == "planMethod"))!.AsObject();
        command["plan"]![field] = JsonNode.Parse(value);
        Problem(command.ToJsonString(), path).Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("""{"type":"addLock","scope":"board","targetId":"0123456789abcdef"}""", "targetId", Refusals.FieldInvalid)]
    [InlineData("""{"type":"removeLock","scope":"phase"}""", "targetId", Refusals.FieldMissing)]
    [InlineData("""{"type":"addHand","handId":"0123456789abcdef","channel":"room"}""", "label", Refusals.FieldMissing)]
    public void What_must_be_said_together_is_named(string json, string field, string code) => Problem(json, field).Code.ShouldBe(code);

    [Fact]
    public void At_most_200_ideas_are_moved_at_once()
    {
        Read(Moving(Limits.IdeasMoved)).Command.ShouldBeOfType<MeetingCommand.MoveIdeas>().Ideas.Length.ShouldBe(Limits.IdeasMoved);
        var problem = Problem(Moving(Limits.IdeasMoved + 1), "ideas");
        (problem.Code, problem.Max, problem.Length).ShouldBe((Refusals.FieldInvalid, Limits.IdeasMoved, Limits.IdeasMoved + 1));

        static string Moving(int count) =>
            $$"""{"type":"moveIdeas","ideas":[{{string.Join(',', Enumerable.Range(0, count).Select(i => $$"""{"ideaId":"{{Ids.Of($"idea-{i}-")}}","x":0,"y":0}"""))}}]}""";
    }

    [Fact]
    public void At_most_200_ideas_are_added_at_once_each_with_words_and_an_id_of_its_own()
    {
        Read(Adding(Limits.IdeasMoved)).Command.ShouldBeOfType<MeetingCommand.AddIdea>().Ideas.Length.ShouldBe(Limits.IdeasMoved);
        Problem(Adding(Limits.IdeasMoved + 1), "others").Code.ShouldBe(Refusals.FieldInvalid);
        Problem(Adding(2, text: " "), "others[0].text").Code.ShouldBe(Refusals.TextEmpty);
        Problem(Adding(2, text: new string('x', Limits.Idea + 1)), "others[0].text").Max.ShouldBe(Limits.Idea);
        Problem("""{"type":"addIdea","ideaId":"0123456789abcdef","text":"Zon","others":[{"ideaId":"0123456789abcdef","text":"Wind"}]}""", "others").Code.ShouldBe(Refusals.FieldInvalid);
        Problem("""{"type":"addIdea","ideaId":"0123456789abcdef","text":"Zon","others":["0123456789abcdef"]}""", "others[0]").Code.ShouldBe(Refusals.FieldWrongType);

        static string Adding(int count, string text = "Wind") =>
            $$"""{"type":"addIdea","ideaId":"0123456789abcdef","text":"Zon","others":[{{string.Join(',', Enumerable.Range(1, count - 1).Select(i => $$"""{"ideaId":"{{Ids.Of($"idea-{i}-")}}","text":"{{text}}"}"""))}}]}""";
    }

    [Theory]
    [InlineData("""{"type":"removeIdea","ideaId":"0123456789abcdef","others":[""")]
    [InlineData("""{"type":"colourIdea","ideaId":"0123456789abcdef","colour":null,"others":[""")]
    public void At_most_200_ideas_go_or_get_a_colour_at_once(string begin)
    {
        Read(Of(Limits.IdeasMoved - 1)).Command.ShouldNotBeNull();
        Problem(Of(Limits.IdeasMoved), "others").Code.ShouldBe(Refusals.FieldInvalid);

        string Of(int count) => $"{begin}{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"{Ids.Of($"idea-{i}-")}\""))}]}}";
    }

    [Fact]
    public void No_cluster_and_the_cluster_that_each_is_in_are_told_apart()
    {
        var stays = Read("""{"type":"moveIdeas","ideas":[{"ideaId":"0123456789abcdef"}]}""").Command.ShouldBeOfType<MeetingCommand.MoveIdeas>();
        var leaves = Read("""{"type":"moveIdeas","ideas":[{"ideaId":"0123456789abcdef"}],"clusterId":null}""").Command.ShouldBeOfType<MeetingCommand.MoveIdeas>();
        (stays.ClusterId, stays.LeaveClusters).ShouldBe((null, false));
        (leaves.ClusterId, leaves.LeaveClusters).ShouldBe((null, true));
        Digest(stays).ShouldNotBe(Digest(leaves));

        static string Digest(Command command) => new Submission(Ids.Of("command"), MeetingStory.Piet, command).Digest;
    }

    [Fact]
    public void A_decision_names_at_most_50_ideas_and_each_once()
    {
        var command = WellFormed.Single(json => TypeOf(json) == "recordDecision");
        var many = new JsonArray([.. Enumerable.Range(0, Limits.FromIdeas + 1).Select(i => JsonValue.Create(Ids.Of($"idea-{i}-")))]);
        var problem = Problem(With(command, "fromIdeas", many), "fromIdeas");
        (problem.Code, problem.Max, problem.Length).ShouldBe((Refusals.FieldInvalid, Limits.FromIdeas, Limits.FromIdeas + 1));
        var twice = new JsonArray(JsonValue.Create(Ids.Of("idea")), JsonValue.Create(Ids.Of("idea")));
        Read(With(command, "fromIdeas", twice)).Command.ShouldBeOfType<MeetingCommand.RecordDecision>().FromIdeas.ShouldBe([Ids.Of("idea")]);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("with space 0123456789")]
    [InlineData("éééééééééééééééééé")]
    [InlineData("0123456789012345678901234567890123456")]
    public void An_id_is_16_to_36_plain_characters(string id) =>
        Problem(With(WellFormed[8], "ideaId", id), "ideaId").Code.ShouldBe(Refusals.FieldInvalid);

    [Theory]
    [InlineData("1000001")]
    [InlineData("-1e300")]
    public void A_place_lies_within_its_limit(string x)
    {
        var json = WellFormed[7].Replace("\"x\":1", $"\"x\":{x}");
        Problem(json, "x").Code.ShouldBe(Refusals.FieldInvalid);
    }

    [Fact]
    public void A_number_too_large_for_a_number_is_refused() =>
        Problem(WellFormed[7].Replace("\"x\":1", "\"x\":1e999"), "x").Code.ShouldBeOneOf(Refusals.FieldInvalid, Refusals.FieldWrongType);

    [Fact]
    public void A_role_is_one_that_there_is() =>
        Problem(With(WellFormed[3], "role", "boss"), "role").Code.ShouldBe(Refusals.FieldInvalid);

    [Fact]
    public void A_place_has_both_coordinates_or_neither()
    {
        Problem("""{"type":"addIdea","ideaId":"0123456789abcdef","text":"Zon","x":1}""", "y").Code.ShouldBe(Refusals.FieldMissing);
        Read("""{"type":"addIdea","ideaId":"0123456789abcdef","text":"Zon"}""").Fields.Problems.ShouldBeEmpty();
    }

    [Fact]
    public void All_problems_are_named_at_once()
    {
        var (_, fields) = Read("""{"type":"moveIdea","ideaId":"x","x":"one"}""");
        fields.Problems.Select(problem => (problem.Field, problem.Code)).ShouldBe(
            [("ideaId", Refusals.FieldInvalid), ("x", Refusals.FieldWrongType), ("y", Refusals.FieldMissing)]);
        fields.Refusal!.Code.ShouldBe(Refusals.FieldInvalid);
        fields.Refusal.Detail!.Fields!.Value.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("startMeeting")]
    [InlineData("joinMeeting")]
    [InlineData("startDemonstration")]
    [InlineData("endDemonstration")]
    [InlineData("openScreen")]
    [InlineData("endScreens")]
    [InlineData("forgetCode")]
    [InlineData("loseJoinCode")]
    [InlineData("phaseTimeUp")]
    [InlineData("renewJoinCode")]
    [InlineData("claimCode")]
    [InlineData("nonsense")]
    public void What_is_the_servers_own_cannot_come_in_over_the_wire(string type) =>
        Read($$"""{"type":"{{type}}","title":"x","joinCode":"BCDFGH","name":"x"}""").Command.ShouldBeNull();

    [Fact]
    public void Every_command_that_people_may_send_stands_here()
    {
        var internals = new[] { "startMeeting", "importMeeting", "startDemonstration", "endDemonstration", "joinMeeting", "forgetName", "noteHomeActions", "takeOverGuest", "loseJoinCode", "renewJoinCode", "phaseTimeUp", "openScreen", "endScreens" };
        WellFormed.Select(TypeOf).Order().ShouldBe(
            WireName.All<MeetingCommand>().Select(command => command.Name).Except(internals).Order());
    }
}
