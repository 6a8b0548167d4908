using System.Globalization;
using System.Text;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Web.Tests;

/// <summary>
/// What somebody who leaves asks to be forgotten, on a real server that is killed while it does so: afterwards no file of it says their name,
/// their address or a word of their notes.
/// </summary>
public sealed class ForgettingTests
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("CRASH_KILLS") ?? "6");

    private sealed record Leaver(Insider Person, string Name, string Note, string Leave);

    [Fact]
    public async Task FGT1_FGT2_FGT3_of_whoever_leaves_with_their_notes_no_file_says_a_word_also_when_the_server_is_killed_on_the_way()
    {
        using var data = new TempFolder();
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var port = ServerProcess.FreePort();
        var server = await ServerProcess.StartAsync(data.Path, port);
        using var api = new ApiClient(server.Address);
        var karin = Insider.Of(await api.PostAsync("/api/v1/communities", new { name = "Warme wijken", personName = "Karin Blijvend" }, 201));
        var leavers = new List<Leaver>();
        for (var i = 0; i < Kills; i++)
            leavers.Add(await JoinAsync(api, server.Address, karin, $"Zwaantje{i}q", $"dakgeheim{i}q"));
        var meeting = await HoldAsync(api, server.Address, karin, leavers);
        var before = await SaidAsync(data.Path);
        before.ShouldContain("karin blijvend");
        foreach (var leaver in leavers)
        {
            before.ShouldContain(leaver.Name, Case.Insensitive);
            before.ShouldContain($"{leaver.Name}@voorbeeld.example", Case.Insensitive);
            before.ShouldContain(leaver.Note);
        }

        foreach (var leaver in leavers)
        {
            var leave = new { type = "leaveCommunity", oldNotes = "withdraw" };
            await using (var hub = await ConnectAsync(server.Address, leaver.Person))
            {
                var leaving = hub.SendAsync(leaver.Leave, leave);
                if (random.Next(3) > 0)
                    await leaving;
                await Task.Delay(random.Next(40));
                await server.KillAsync();
                await leaving.ContinueWith(_ => { });
            }

            server = await ServerProcess.StartAsync(data.Path, port);
            await using (var hub = await ConnectAsync(server.Address, leaver.Person))
                (await hub.SendAsync(leaver.Leave, leave)).ShouldBeAccepted();
        }

        await using (var hub = await ConnectAsync(server.Address, karin))
        await using (var home = hub.Follow())
        await using (var inside = await HubClient.ConnectAsync(server.Address, meeting.Token, meeting.Entity))
        await using (var there = inside.Follow())
        {
            await there.UntilAsync(
                replica => replica.All("idea").Count(idea => (string)idea["text"]! == Redaction.WithdrawnNote) == leavers.Count, $"seed {seed}: every note withdrawn");
            await home.UntilAsync(
                replica => replica.All("member").Count(member => member["forgottenAt"] is not null) == leavers.Count
                    && replica.All("meetingResult").Single()["tally"]!.AsArray().All(line => (string)line!["text"]! == Redaction.WithdrawnNote),
                $"seed {seed}: everybody forgotten at home");
            there.Replica.All("idea").Select(idea => (int)idea["number"]!).Order().ShouldBe(Enumerable.Range(1, leavers.Count), $"seed {seed}: the notes keep their numbers");
        }

        (await server.StopAsync()).ShouldBe(0);
        await server.DisposeAsync();
        var after = await SaidAsync(data.Path);
        after.ShouldContain("karin blijvend");
        foreach (var leaver in leavers)
        {
            foreach (var word in new[] { leaver.Name, leaver.Note })
                Around(after, word).ShouldBeNull($"seed {seed}");
        }

        await using var log = SqliteEventLog.OpenToRead(Path.Combine(data.Path, SqliteEventLog.FileName));
        var report = await Verification.RunAsync(log);
        report.Damages.ShouldBeEmpty($"seed {seed}");
        report.Differences.ShouldBeEmpty($"seed {seed}");
        var left = new List<string>();
        await foreach (var row in log.ReadAsync(Community.IdOf(karin.Id), 0))
            left.AddRange(CommitJson.Read(row.Body).Steps.Select(step => step.Event).OfType<MemberEvent.MemberLeft>().Select(e => e.PersonId));
        left.ShouldBe(leavers.Select(leaver => leaver.Person.PersonId), $"seed {seed}: each left once");
    }

    private static async Task<Leaver> JoinAsync(ApiClient api, Uri server, Insider karin, string name, string note)
    {
        var invited = await api.PostAsync(
            $"/api/v1/communities/{karin.Id}/members", new { name, email = $"{name}@voorbeeld.example", text = $"Dag {name}" }, 201, karin.Token);
        var url = (string)invited["invitationUrl"]!;
        var entered = await api.PostAsync("/api/v1/enter", new { entity = karin.Entity, returnKey = url[(url.IndexOf('#') + 1)..] }, 200);
        var person = new Insider(karin.Id, (string)entered["personId"]!, (string)entered["token"]!, (string)entered["returnUrl"]!);
        await using var hub = await ConnectAsync(server, person);
        (await hub.SendAsync(Ids.Next(), new { type = "acceptInvitation" })).ShouldBeAccepted();
        (await hub.SendAsync(Ids.Next(), new { type = "shareAccessNeeds", text = $"{note} lift", consent = true })).ShouldBeAccepted();
        return new Leaver(person, name, note, Ids.Next());
    }

    /// <summary>A meeting in which everybody wrote a note that got a dot, and that is at home.</summary>
    private static async Task<Guest> HoldAsync(ApiClient api, Uri server, Insider karin, List<Leaver> people)
    {
        await using var community = await ConnectAsync(server, karin);
        await using var home = community.Follow();
        var planned = Ids.Next();
        (await community.SendAsync(Ids.Next(), new
        {
            type = "planMeeting", plannedId = planned, title = "Warmte", startsAt = "2026-12-01T13:00:00+00:00", endsAt = "2026-12-01T17:00:00+00:00", form = "hybrid",
        })).ShouldBeAccepted();
        var started = ApiClient.GuestOf(await api.PostAsync($"/api/v1/communities/{karin.Id}/planned-meetings/{planned}/start", new { }, 201, karin.Token));
        await using var lead = await HubClient.ConnectAsync(server, started.Token, started.Entity);
        var ideas = new List<string>();
        foreach (var person in people)
        {
            var entered = await api.PostAsync("/api/v1/enter", new { entity = started.Entity }, 200, person.Person.Token);
            await using var hub = await HubClient.ConnectAsync(server, (string)entered["token"]!, started.Entity);
            ideas.Add(Ids.Next());
            (await hub.SendAsync(Ids.Next(), new { type = "addIdea", ideaId = ideas[^1], text = $"Een {person.Note}" })).ShouldBeAccepted();
        }

        var round = Ids.Next();
        (await lead.SendAsync(Ids.Next(), new { type = "openVoteRound", roundId = round, question = "Wat eerst?", budget = 20, maxPerIdea = 1, secret = false })).ShouldBeAccepted();
        foreach (var ideaId in ideas)
            (await lead.SendAsync(Ids.Next(), new { type = "castVote", roundId = round, ideaId })).ShouldBeAccepted();
        (await lead.SendAsync(Ids.Next(), new { type = "closeVoteRound", roundId = round })).ShouldBeAccepted();
        (await lead.SendAsync(Ids.Next(), new { type = "closeMeeting" })).ShouldBeAccepted();
        await home.UntilAsync(replica => replica.All("meetingResult").Any(), "the meeting at home");
        return started;
    }

    /// <summary>Every byte in the data folder, as letters, in lower case as the directory has them.</summary>
    private static async Task<string> SaidAsync(string dataFolder)
    {
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(dataFolder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append(CultureInfo.InvariantCulture, $"\n[{Path.GetFileName(file)}]\n").Append(await reader.ReadToEndAsync());
        }

        return all.ToString().ToLowerInvariant();
    }

    /// <returns>The file in which a word stands and what stands around it; null where it is nowhere.</returns>
    private static string? Around(string all, string word)
    {
        var at = all.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : $"{all[all.LastIndexOf("\n[", at, StringComparison.Ordinal)..][..80]} … {all[Math.Max(0, at - 600)..Math.Min(all.Length, at + 100)]}";
    }

    private static Task<HubClient> ConnectAsync(Uri server, Insider person) => HubClient.ConnectAsync(server, person.Token, person.Entity);
}
