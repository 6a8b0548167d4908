using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;
using Samenwerken.Web.Demonstrations;

namespace Samenwerken.Web.Tests;

/// <summary>Meetings of invented people, over the API of a real server.</summary>
[Collection(ServerCollection.Name)]
public sealed class DemonstrationTests(ServerFixture fixture)
{
    private const string Path = "/api/v1/demonstrations";

    public static TheoryData<string> Keys() => [.. DemonstrationData.All.Select(community => community.Key)];

    [Theory]
    [MemberData(nameof(Keys))]
    public void DEM1_each_invented_community_keeps_every_rule_and_is_shown_whole(string key)
    {
        var community = DemonstrationData.Find(key)!;
        var visitor = Ids.Of("visitor");
        var records = DemonstrationRecords.Of(community, visitor, "Bezoeker", DateTimeOffset.UtcNow);
        var story = new Story(new Meeting());
        story.Do(new Domain.Entities.Sender.Person(visitor, Ids.Of("phone")), new MeetingCommand.StartDemonstration(records, "KKMNPQ"));

        story.State.All<Idea>().Select(idea => idea.Text).ShouldBe(community.Ideas.Select(idea => idea.Text), ignoreOrder: true);
        story.State.All<Decision>().Count().ShouldBe(community.Decisions.Length);
        story.State.All<Participant>().Count().ShouldBe(community.Members.Length + 1);
        story.State.All<Minutes>().ShouldNotBeEmpty();
        var people = story.State.All<Participant>().ToDictionary(person => person.Name, person => person.Id);
        story.State.All<ActionItem>().OrderBy(action => action.Number).Select(action => action.AssigneeId).ShouldBe(community.Actions.Select(action => people[action.Assignee]));
        foreach (var idea in story.State.All<Idea>())
            story.State.Find<Cluster>(idea.ClusterId!)!.Name.ShouldBe(community.Ideas[idea.Number - 1].Cluster);
        foreach (var item in story.State.All<AgendaItem>())
        {
            var written = community.Meeting.Agenda[item.Order - 1];
            (item.Title, item.Minutes, item.Plan is null).ShouldBe((written.Title, written.Minutes, written.Method.IsEmpty));
        }

        story.State.Find<MeetingRecord>(MeetingRecord.OnlyId)!.PlannedMinutes.ShouldBe(community.Meeting.Agenda.Sum(item => item.Minutes));
        story.State.All<Link>().Count().ShouldBe(community.Links.Length);
        // Each of its methods can be led, to its end.
        foreach (var planned in story.State.All<AgendaItem>().Where(item => item.Plan is not null).OrderBy(item => item.Order))
        {
            var run = Ids.Next();
            Lead(new MeetingCommand.StartRun(run, planned.Id));
            for (var phase = 1; phase < planned.Plan!.Phases.Length; phase++)
                Lead(new MeetingCommand.StartPhase(run, phase));
            Lead(new MeetingCommand.FinishRun(run));
        }

        void Lead(MeetingCommand command) => story.Do(new Domain.Entities.Sender.Person(visitor, Ids.Of("phone")), command);

        if (community.Vote is { } vote)
        {
            var tally = story.State.All<VoteRound>().ShouldHaveSingleItem().Tally!.Value;
            tally.Select(votes => (votes.Text!, votes.Votes)).ShouldBe(vote.Result.Select(result => (result.Option, result.Dots)));
            tally.ShouldAllBe(votes => story.State.Find<Idea>(votes.IdeaId)!.Text == votes.Text);
        }
    }

    [Fact]
    public async Task DEM1_each_community_that_is_listed_can_be_opened()
    {
        var listed = (await fixture.Api.GetAsync(Path, 200))["communities"]!.AsArray();
        listed.Select(community => (string)community!["key"]!).ShouldBe(["ldeb", "ges", "finc", "benb"]);
        foreach (var community in listed)
        {
            ((string)community!["issue"]!).ShouldNotBeEmpty();
            var opened = ApiClient.GuestOf(await fixture.Api.PostAsync(Path, new { community = (string)community["key"]! }, 201));
            var summary = await fixture.Api.GetAsync($"/api/v1/meetings/{opened.MeetingId}", 200, opened.Token);
            ((string)summary["title"]!).ShouldBe(DemonstrationData.Find((string)community["key"]!)!.Meeting.Title);
        }
    }

    [Fact]
    public async Task DEM1_a_visitor_leads_a_copy_of_their_own_which_says_everywhere_that_it_is_invented()
    {
        var started = await fixture.Api.PostAsync(Path, new { name = "Ella" }, 201);
        var (ella, code) = (ApiClient.GuestOf(started), (string)started["joinCode"]!);
        ella.MeetingId.ShouldStartWith("demo-");
        (await fixture.Api.PostAsync(Path, new { name = "Ella" }, 201))["meetingId"]!.ToString().ShouldNotBe(ella.MeetingId);

        var summary = await fixture.Api.GetAsync($"/api/v1/meetings/{ella.MeetingId}", 200, ella.Token);
        ((bool)summary["demonstration"]!, (int)summary["ideas"]!).ShouldBe((true, 18));
        (DateTimeOffset.Parse((string)summary["endsAt"]!) - DateTimeOffset.UtcNow).ShouldBeInRange(TimeSpan.FromHours(23.9), TimeSpan.FromHours(24));
        ((bool)(await fixture.Api.GetAsync($"/api/v1/join-codes/{code}", 200))["demonstration"]!).ShouldBeTrue();

        await using var hers = await fixture.ConnectAsync(ella);
        await using var sees = hers.Follow();
        await sees.UntilAsync(replica => (bool?)replica.All("meeting").SingleOrDefault()?["demonstration"] is true, "what it is");
        sees.Replica.Find("participant", ella.PersonId)!["role"]!.ToString().ShouldBe("facilitator");
        (await hers.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = Ids.Next(), text = "Van mij" })).ShouldBeAccepted();
        await fixture.Api.JoinAsync(code, "Piet");

        foreach (var (format, said) in new[] { ("md", "- Voorbeeld: Verzonnen gegevens"), ("html", "<dt>Voorbeeld</dt><dd>Verzonnen gegevens"), ("csv", "\nVoorbeeld;;Verzonnen gegevens"), ("json", "\"demonstration\": true,") })
        {
            using var export = await fixture.Api.RawAsync(HttpMethod.Get, $"/api/v1/meetings/{ella.MeetingId}/export?format={format}", ella.Token);
            var text = (await export.Content.ReadAsStringAsync()).ReplaceLineEndings("\n").Replace("\"Verzonnen", "Verzonnen").Replace("\\:", ":");
            text.ShouldContain(said);
            text.IndexOf(said, StringComparison.Ordinal).ShouldBeLessThan(text.IndexOf("Energieloket", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Sent_again_under_its_key_it_is_one_demonstration_and_another_community_is_another_request()
    {
        var key = Ids.Next();
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => fixture.Api.PostAsync(Path, new { community = "ges", device = Ids.Of("device") }, 201, key: key)));
        both[1]["meetingId"]!.ToString().ShouldBe(both[0]["meetingId"]!.ToString());
        both[1]["personId"]!.ToString().ShouldBe(both[0]["personId"]!.ToString());
        (await fixture.Api.GetAsync($"/api/v1/meetings/{both[0]["meetingId"]}", 200, (string)both[1]["token"]!))["title"]!.ToString()
            .ShouldBe(DemonstrationData.Find("ges")!.Meeting.Title);
        (await fixture.Api.PostAsync(Path, new { community = "finc" }, 409, key: key))["code"]!.ToString().ShouldBe("command.idReused");
    }

    [Fact]
    public async Task What_cannot_be_shown_is_refused_and_what_is_gone_says_so()
    {
        var problem = await fixture.Api.PostAsync(Path, new { community = "other", name = new string('x', Limits.PersonName + 1) }, 400);
        problem["errors"]!.AsArray().Select(error => (string)error!["field"]!).ShouldBe(["name", "community"]);
        var started = ApiClient.GuestOf(await fixture.Api.PostAsync(Path, new { }, 201));
        // The key of one that is gone is as good as that of one that never was.
        var gone = await fixture.Api.PostAsync("/api/v1/return", new { meetingId = "demo-0123456789abcdef", returnKey = started.ReturnKey }, 403);
        gone["code"]!.ToString().ShouldBe("returnLink.invalid");
    }

    [Fact]
    public async Task LIM1_one_visitor_uses_up_nobody_elses_demonstrations_and_hears_so_late()
    {
        var clock = new FakeTimeProvider();
        using var desk = new DemonstrationDesk(clock);
        var asked = Enumerable.Range(0, 2 * DemonstrationDesk.AtOnceForOne).Select(_ => desk.AllowsAsync("one-browser", default)).ToList();
        (await Task.WhenAll(asked.Take(DemonstrationDesk.AtOnceForOne))).ShouldAllBe(allowed => allowed);
        asked.Skip(DemonstrationDesk.AtOnceForOne).ShouldAllBe(late => !late.IsCompleted);

        (await desk.AllowsAsync("another-browser", default)).ShouldBeTrue();
        (await desk.AllowsAsync(null, default)).ShouldBeTrue();
        clock.Advance(DemonstrationDesk.Delay);
        (await Task.WhenAll(asked.Skip(DemonstrationDesk.AtOnceForOne))).ShouldAllBe(allowed => !allowed);
    }

    [Fact]
    public async Task However_often_somebody_asks_only_so_many_begin()
    {
        var clock = new FakeTimeProvider();
        using var desk = new DemonstrationDesk(clock);
        var asked = Enumerable.Range(0, 2 * DemonstrationDesk.AtOnce).Select(i => desk.AllowsAsync($"browser {i}", default)).ToList();
        clock.Advance(DemonstrationDesk.Delay);
        (await Task.WhenAll(asked)).Count(allowed => allowed).ShouldBeInRange(DemonstrationDesk.AtOnce, DemonstrationDesk.AtOnce + 1);
    }
}
