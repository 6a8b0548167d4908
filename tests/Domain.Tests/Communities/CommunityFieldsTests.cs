using System.Text.Json;
using System.Text.Json.Nodes;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Communities;

/// <summary>Every command that people may send to a community, read from what a stranger may send.</summary>
public sealed class CommunityFieldsTests
{
    private static readonly string[] WellFormed =
    [
        """{"type":"editCommunity","name":"Warme wijken","issueStatement":"Hoe krijgen we de huizen in onze wijk samen van het gas af?","horizon":"Warm","themes":["energie"],"transitions":["energie"],"compositionMode":"peer","compositionWhy":"Buren","scaleLevel":"local","areas":["GM0363"],"parentId":"0123456789abcdef","startDate":"2026-12-01","plannedEnd":"2028-01-01","rhythm":6,"maturityStage":"potential","licence":"CC0","visibility":"public","archiveOn":"2028-02-01"}""",
        """{"type":"setCommunityStatus","status":"recruiting"}""",
        """{"type":"planSpace","sponsor":"De wethouder","coordinatorHours":80,"facilitatorHours":60,"noteTakerHours":40,"coreGroupHours":20,"saw":{"sponsor":"geen","coordinatorHours":8,"facilitatorHours":6,"noteTakerHours":4,"coreGroupHours":2}}""",
        """{"type":"writeAgreements","text":"Wat hier gezegd wordt, blijft hier.","was":0}""",
        """{"type":"acceptAgreements","version":1}""",
        """{"type":"editOrganisation","organisationId":"0123456789abcdef","name":"Hogeschool","sector":"education","partnerId":"0123456789abcdef","area":"Oost","website":"https://hogeschool.example"}""",
        """{"type":"addOrganisation","organisationId":"0123456789abcdef","name":"Hogeschool","sector":"education","status":"invited","partnerId":"0123456789abcdef","area":"Oost","website":"https://hogeschool.example"}""",
        """{"type":"setOrganisationStatus","organisationId":"0123456789abcdef","status":"participating"}""",
        """{"type":"acceptInvitation","agreements":1}""",
        """{"type":"declineInvitation"}""",
        """{"type":"pauseMembership"}""",
        """{"type":"resumeMembership"}""",
        """{"type":"leaveCommunity","oldNotes":"formerMember"}""",
        """{"type":"endMembership","personId":"0123456789abcdef"}""",
        """{"type":"forgetMember","personId":"0123456789abcdef","oldNotes":"withdraw"}""",
        """{"type":"setMemberRoles","personId":"0123456789abcdef","roles":["member","coordinator"]}""",
        """{"type":"editMember","personId":"0123456789abcdef","name":"Mees","sector":"society","organisationId":"0123456789abcdef","bring":"Tijd","fetch":"Kennis","learningQuestion":"Hoe?","pronunciation":"MEES","positionInRegime":"niche"}""",
        """{"type":"setParticipationLevel","personId":"0123456789abcdef","level":"core"}""",
        """{"type":"tickIntake","personId":"0123456789abcdef","done":true}""",
        """{"type":"setContact","email":"mees@voorbeeld.example"}""",
        """{"type":"shareAccessNeeds","text":"Ringleiding","consent":true}""",
        """{"type":"withdrawAccessNeeds"}""",
        """{"type":"dismissAdvice","lens":"members","code":"missing","group":"education","reason":"Zij komen later."}""",
        """{"type":"resumeAdvice","lens":"members","code":"missing","group":"education"}""",
        """{"type":"pitchHelpRequest","helpRequestId":"0123456789abcdef","text":"Wie weet raad?"}""",
        """{"type":"offerExperience","offerId":"0123456789abcdef","helpRequestId":"0123456789abcdef","text":"Ik weet raad"}""",
        """{"type":"withdrawOffer","offerId":"0123456789abcdef"}""",
        """{"type":"matchHelpRequest","helpRequestId":"0123456789abcdef","coalitionId":"0123456789abcdef","name":"Samen","memberIds":["0123456789abcdef"],"firstTrial":"Eén straat"}""",
        """{"type":"setHelpRequestStatus","helpRequestId":"0123456789abcdef","status":"trying","learned":"Het kan"}""",
        """{"type":"joinCoalition","coalitionId":"0123456789abcdef"}""",
        """{"type":"leaveCoalition","coalitionId":"0123456789abcdef"}""",
        """{"type":"draftDeal","dealId":"0123456789abcdef","title":"Deal schooldaken","publicInterestNote":"Schone stroom"}""",
        """{"type":"editDeal","dealId":"0123456789abcdef","title":"Deal schooldaken","parties":["0123456789abcdef"],"start":"2027-01-01","end":"2028-01-01","publicInterestNote":"Schone stroom","was":"Deal","saw":{"parties":["0123456789abcdef"],"start":"2027-01-01","end":"2028-01-01","publicInterestNote":"Stroom"}}""",
        """{"type":"addCommitment","dealId":"0123456789abcdef","commitmentId":"0123456789abcdef","organisationId":"0123456789abcdef","promises":"Twaalf daken","due":"2027-06-01"}""",
        """{"type":"removeCommitment","dealId":"0123456789abcdef","commitmentId":"0123456789abcdef"}""",
        """{"type":"keepCommitment","dealId":"0123456789abcdef","commitmentId":"0123456789abcdef","keptOn":"2027-05-01"}""",
        """{"type":"setDealStatus","dealId":"0123456789abcdef","status":"agreed","signedOn":"2027-01-01","signatories":[{"organisationId":"0123456789abcdef","name":"Wethouder"}],"document":"https://deal.example"}""",
        """{"type":"planExperiment","experimentId":"0123456789abcdef","hypothesis":"Een loket werkt","where":"Waterveen","transition":"Energietransitie","helpRequestId":"0123456789abcdef"}""",
        """{"type":"editExperiment","experimentId":"0123456789abcdef","hypothesis":"Een loket werkt","where":"Waterveen","transition":"Energietransitie","ruleInTheWay":"money","obstacleNote":"Subsidie","learned":"Het kan","nextScale":"regional","was":"Een loket","saw":{"where":"Waterveen","transition":"Energietransitie","ruleInTheWay":"law","obstacleNote":"Wet","learned":"Niets","nextScale":"local"}}""",
        """{"type":"setExperimentStatus","experimentId":"0123456789abcdef","status":"done","learned":"Het kan"}""",
        """{"type":"placeOnXCurve","positionId":"0123456789abcdef","transition":"Energietransitie","buildUp":"emerging","breakDown":"chaos","on":"2026-11-01","note":"Veel nieuws"}""",
        """{"type":"removeXCurvePosition","positionId":"0123456789abcdef"}""",
        """{"type":"proposeLesson","lessonId":"0123456789abcdef","title":"Begin klein.","sources":[{"kind":"idea","meetingId":"0123456789abcdef","sourceId":"0123456789abcdef","text":"Een loket","group":"society"}]}""",
        """{"type":"editLesson","lessonId":"0123456789abcdef","title":"Begin klein.","sources":[{"kind":"idea","meetingId":"0123456789abcdef","sourceId":"0123456789abcdef","text":"Een loket","group":"society"}],"themes":["energie"],"transitions":["energie"],"confidence":"repeated","was":"Begin."}""",
        """{"type":"editLessonText","lessonId":"0123456789abcdef","part":"advice","basedOn":0,"delta":["Begin klein."],"goesOn":true}""",
        """{"type":"checkLesson","lessonId":"0123456789abcdef"}""",
        """{"type":"withdrawCheck","lessonId":"0123456789abcdef"}""",
        """{"type":"dropLesson","lessonId":"0123456789abcdef"}""",
        """{"type":"publishLesson","lessonId":"0123456789abcdef"}""",
        """{"type":"outdateLesson","lessonId":"0123456789abcdef","reason":"De regels zijn veranderd."}""",
        """{"type":"setContribution","lessonId":"0123456789abcdef","isNamed":true}""",
        """{"type":"tellValueStory","valueStoryId":"0123456789abcdef","parts":[{"cycle":"applied","text":"We deden het na"}],"lessonId":"0123456789abcdef","isNamed":false}""",
        """{"type":"editValueStory","valueStoryId":"0123456789abcdef","parts":[{"cycle":"applied","text":"We deden het na"}]}""",
        """{"type":"removeValueStory","valueStoryId":"0123456789abcdef"}""",
        """{"type":"logTalk","talkId":"0123456789abcdef","day":"2026-11-20","sector":"education","insight":"Scholen voelen dit ook"}""",
        """{"type":"removeTalk","talkId":"0123456789abcdef"}""",
        """{"type":"chooseLearningForm","form":"cop","why":"Niemand weet het nog","advised":"cop"}""",
        """{"type":"tickStep","step":"exploreIssue","done":true}""",
        """{"type":"setStepNotApplicable","step":"anchor","why":"We gaan altijd door"}""",
        """{"type":"reviewBalance"}""",
        """{"type":"planMeeting","plannedId":"0123456789abcdef","title":"Warmte","aim":"Elkaar leren kennen","startsAt":"2026-12-01T13:00:00+00:00","endsAt":"2026-12-01T17:00:00+00:00","form":"hybrid","place":"Buurthuis","videoLink":"https://beeld.example/x","agenda":[{"title":"Inchecken","kind":"checkIn","minutes":10,"method":"check-in"}],"saw":{"title":"Warm","aim":"Kennismaken","startsAt":"2026-12-01T13:00:00+00:00","endsAt":"2026-12-01T17:00:00+00:00","form":"online","place":"Zaal","videoLink":"https://beeld.example/y","agenda":[{"title":"Inchecken","kind":"checkIn","minutes":5,"method":"check-in"}]}}""",
        """{"type":"planSeries","seriesId":"0123456789abcdef","title":"Warmte","meetings":[{"plannedId":"0123456789abcdef","startsAt":"2026-12-01T13:00:00+00:00"}],"minutes":240,"form":"onsite","place":"Buurthuis","videoLink":"https://beeld.example/x"}""",
        """{"type":"cancelPlannedMeeting","plannedId":"0123456789abcdef"}""",
        """{"type":"answerMeeting","plannedId":"0123456789abcdef","answer":"remote"}""",
        """{"type":"setActionStatus","actionId":"0123456789abcdef","status":"dropped","reason":"Niet meer nodig"}""",
        """{"type":"reassignAction","actionId":"0123456789abcdef","assigneeId":"0123456789abcdef","due":"2026-12-24"}""",
        """{"type":"setDecisionStatus","decisionId":"0123456789abcdef","status":"carriedOut"}""",
        """{"type":"markDecision","decisionId":"0123456789abcdef","subject":"agreements"}""",
        """{"type":"describeDecision","decisionId":"0123456789abcdef","method":"consent","ownerId":"0123456789abcdef","reviewOn":"2027-03-01"}""",
        """{"type":"propose","proposalId":"0123456789abcdef","note":"Het is tijd","meeting":{"plannedId":"0123456789abcdef","title":"Warmte","startsAt":"2026-12-01T13:00:00+00:00","endsAt":"2026-12-01T17:00:00+00:00","form":"hybrid"}}""",
        """{"type":"acceptProposal","proposalId":"0123456789abcdef"}""",
        """{"type":"declineProposal","proposalId":"0123456789abcdef","reason":"Te vroeg"}""",
        """{"type":"withdrawProposal","proposalId":"0123456789abcdef"}""",
        """{"type":"setCallForProposals","opens":"2026-12-01","closes":"2027-01-15","criteria":"Iets voor de hele wijk","budget":150000}""",
        """{"type":"endCallForProposals"}""",
        """{"type":"setLessonPerspective","lessonId":"0123456789abcdef","group":"business","text":"Wij wagen het eerder."}""",
    ];

    private static readonly string[] MustBeSaid =
    [
        "status of setCommunityStatus", "text", "was", "version", "organisationId of addOrganisation", "name of addOrganisation", "organisationId of editOrganisation", "name of editOrganisation", "organisationId of setOrganisationStatus",
        "status of setOrganisationStatus", "oldNotes", "personId", "roles", "level", "done", "email", "consent",
        "lens", "code", "reason", "helpRequestId of offerExperience", "helpRequestId of pitchHelpRequest", "helpRequestId of matchHelpRequest", "helpRequestId of setHelpRequestStatus",
        "offerId", "coalitionId", "name of matchHelpRequest", "status of setHelpRequestStatus", "dealId", "title", "commitmentId", "organisationId of addCommitment", "promises",
        "due of addCommitment", "keptOn", "status of setDealStatus", "experimentId", "hypothesis", "where", "status of setExperimentStatus", "positionId", "transition of placeOnXCurve", "on",
        "lessonId of proposeLesson", "lessonId of editLesson", "lessonId of editLessonText", "lessonId of checkLesson", "lessonId of withdrawCheck", "lessonId of dropLesson",
        "lessonId of publishLesson", "lessonId of outdateLesson", "lessonId of setContribution", "confidence", "part", "basedOn", "delta", "isNamed", "valueStoryId", "parts of tellValueStory",
        "parts of editValueStory",
        "talkId", "day", "insight", "form", "why", "step", "plannedId", "title", "startsAt", "endsAt", "seriesId", "meetings", "minutes", "answer", "actionId", "reason",
        "status of setActionStatus", "assigneeId", "decisionId", "proposalId", "opens", "closes", "criteria", "lessonId of setLessonPerspective", "group of setLessonPerspective", "status of setDecisionStatus", "subject", "reviewOn",
    ];

    private static readonly string[] OfTheServer = ["formCommunity", "showCommunity", "notePartnerAnswer", "noteGroups", "inviteMember", "noteMeetingOpened", "takeMeetingHome", "takeNotesOut", "changeAction", "claimNotes"];

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

    public static TheoryData<string> Commands() => [.. WellFormed];

    [Fact]
    public void Every_command_that_people_may_send_stands_here() =>
        WellFormed.Select(TypeOf).Order().ShouldBe(WireName.All<CommunityCommand>().Select(command => command.Name).Except(OfTheServer).Order());

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
    public void A_field_of_another_type_is_named(string json, string field) =>
        Problem(With(json, field, field is "meeting" or "saw" ? new JsonArray() : new JsonObject()), field).Code.ShouldBe(field is "delta" ? TextRefusals.DeltaMalformed : Refusals.FieldWrongType);

    [Theory]
    [MemberData(nameof(EveryField))]
    public void A_missing_field_is_named_unless_it_may_be_left_out(string json, string field)
    {
        var without = JsonNode.Parse(json)!.AsObject();
        without.Remove(field);
        var mustBeSaid = MustBeSaid.Contains(field) || MustBeSaid.Contains($"{field} of {TypeOf(json)}");
        Read(without.ToJsonString()).Fields.Problems.Select(problem => (problem.Field, problem.Code)).ShouldBe(mustBeSaid ? [(field, Refusals.FieldMissing)] : []);
    }

    [Theory]
    [InlineData("editCommunity", "name", "\"\"", Refusals.TextEmpty)]
    [InlineData("editCommunity", "issueStatement", "\"Te kort?\"", Refusals.TextTooShort)]
    [InlineData("editCommunity", "rhythm", "0", Refusals.FieldInvalid)]
    [InlineData("editCommunity", "plannedEnd", "\"2028-02-30\"", Refusals.FieldInvalid)]
    [InlineData("editCommunity", "scaleLevel", "\"world\"", Refusals.FieldInvalid)]
    [InlineData("setMemberRoles", "roles", "[]", Refusals.FieldInvalid)]
    [InlineData("setMemberRoles", "roles", "[\"boss\"]", Refusals.FieldInvalid)]
    [InlineData("setMemberRoles", "roles", "[7]", Refusals.FieldInvalid)]
    [InlineData("setContact", "email", "\"mees\"", Refusals.FieldInvalid)]
    [InlineData("setContact", "email", "\"mees@\"", Refusals.FieldInvalid)]
    [InlineData("setContact", "email", "\"me es@voorbeeld.example\"", Refusals.FieldInvalid)]
    [InlineData("planSpace", "coordinatorHours", "2001", Refusals.FieldInvalid)]
    [InlineData("planMeeting", "endsAt", "\"2026-12-01T12:00:00+00:00\"", Refusals.FieldInvalid)]
    [InlineData("planMeeting", "videoLink", "\"javascript:alert(1)\"", Refusals.FieldInvalid)]
    [InlineData("planSeries", "meetings", "[]", Refusals.FieldInvalid)]
    [InlineData("planSeries", "meetings", """[{"plannedId":"0123456789abcdef","startsAt":"2026-12-01T13:00:00+00:00"},{"plannedId":"0123456789abcdef","startsAt":"2026-12-08T13:00:00+00:00"}]""", Refusals.FieldInvalid)]
    [InlineData("leaveCommunity", "oldNotes", "\"burn\"", Refusals.FieldInvalid)]
    public void A_value_that_a_field_cannot_have_is_named(string type, string field, string value, string code) =>
        Problem(With(WellFormed.Single(json => TypeOf(json) == type), field, JsonNode.Parse(value)!), field).Code.ShouldBe(code);

    [Fact]
    public void Labels_are_different_lines_and_not_too_many()
    {
        var command = WellFormed[0];
        Read(With(command, "themes", JsonNode.Parse("""[" energie ","energie","water\nschap"]""")!)).Command
            .ShouldBeOfType<CommunityCommand.EditCommunity>().Fields.Themes!.Value.ShouldBe(["energie", "water schap"]);
        Problem(With(command, "themes", JsonNode.Parse("""["energie",""]""")!), "themes[1]").Code.ShouldBe(Refusals.TextEmpty);
        Problem(With(command, "themes", JsonNode.Parse("""["energie",5]""")!), "themes").Code.ShouldBe(Refusals.FieldWrongType);
        var many = new JsonArray([.. Enumerable.Range(0, CommunityLimits.Labels + 1).Select(i => JsonValue.Create($"thema {i}"))]);
        Problem(With(command, "themes", many), "themes").Code.ShouldBe(Refusals.FieldInvalid);
    }

    [Fact]
    public void Roles_come_in_the_order_of_rank_and_each_once() =>
        Read("""{"type":"setMemberRoles","personId":"0123456789abcdef","roles":["member","coordinator","member"]}""").Command
            .ShouldBeOfType<MemberCommand.SetMemberRoles>().Roles.ShouldBe([CommunityRole.Coordinator, CommunityRole.Member]);

    [Fact]
    public void Null_takes_away_what_may_be_absent_and_nothing_else()
    {
        Read("""{"type":"editCommunity","horizon":null,"rhythm":null,"name":null}""").Command
            .ShouldBeOfType<CommunityCommand.EditCommunity>().Fields.Cleared!.Value.ShouldBe(["horizon", "rhythm"]);
        Read("""{"type":"editMember","personId":"0123456789abcdef","sector":null}""").Command
            .ShouldBeOfType<MemberCommand.EditMember>().Fields.Cleared!.Value.ShouldBe(["sector"]);
    }

    [Theory]
    [InlineData("formCommunity")]
    [InlineData("inviteMember")]
    [InlineData("takeMeetingHome")]
    [InlineData("claimNotes")]
    [InlineData("noteGroups")]
    [InlineData("noteMeetingOpened")]
    [InlineData("addIdea")]
    public void What_is_the_servers_own_cannot_come_in_over_the_wire(string type) =>
        Read($$"""{"type":"{{type}}","name":"x","personId":"0123456789abcdef"}""").Command.ShouldBeNull();

    private static (Command? Command, Fields Fields) Read(string json)
    {
        var fields = new Fields(JsonDocument.Parse(json).RootElement);
        return (new Community().Read(TypeOf(json), fields), fields);
    }

    private static FieldProblem Problem(string json, string field) =>
        Read(json).Fields.Problems.ShouldHaveSingleItem().ShouldSatisfy(problem => problem.Field.ShouldBe(field));

    private static string TypeOf(string json) => (string)JsonNode.Parse(json)!["type"]!;

    private static string With(string json, string field, JsonNode value)
    {
        var changed = JsonNode.Parse(json)!.AsObject();
        changed[field] = value;
        return changed.ToJsonString();
    }
}
