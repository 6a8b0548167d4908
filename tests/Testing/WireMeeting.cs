using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace Samenwerken.Testing;

/// <summary>
/// A meeting on a real server with something of everything in it, in which each kind of text tries to be more than text: a
/// formula, a link, a heading, a script.
/// </summary>
public sealed record WireMeeting(ApiClient Api, string Code, Guest Fatima, Guest Noor, Guest Piet, Guest Mila)
{
    public const string Title = "Warmte & <licht>";

    public const string MinutesText =
        """
        Wij spraken over *warmte* en **licht**.

        # Kop van de notulen
        ##### Diepe kop

        <script>alert(1)</script> en <img src=x onerror=alert(2)>

        [kwaad](javascript:alert(3)), [goed](https://example.org/a?b=1&c=2), ![foto](https://example.org/foto.png) en https://example.org/los

        - een
        - twee
          1. diep

        ```
        code die nooit eindigt
        """;

    public string Export(string format) => $"/api/v1/meetings/{Fatima.MeetingId}/export?format={format}";

    public static async Task<WireMeeting> StartAsync(ApiClient api, bool isRoundOpen = false)
    {
        var (fatima, code) = await api.StartMeetingAsync(Title);
        var noor = await api.JoinAsync(code, "Noor");
        var piet = ApiClient.GuestOf(await api.PostAsync("/api/v1/join", new { code, name = "Piet [x](http://kwaad)", sector = "business", channel = "remote" }, 200));
        var mila = ApiClient.GuestOf(await api.PostAsync("/api/v1/join", new { code, name = "@Mila", sector = "business", channel = "room" }, 200));
        var meeting = new WireMeeting(api, code, fatima, noor, piet, mila);
        await using var hers = await HubClient.ConnectAsync(api.Server, fatima.Token, fatima.Entity);
        await using var his = await HubClient.ConnectAsync(api.Server, piet.Token, piet.Entity);
        var (cluster, idea, roof, welcome, choose, round) = (Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next());
        await Do(hers, new { type = "setRole", personId = noor.PersonId, role = "noteTaker" });
        await Do(hers, new { type = "addCluster", clusterId = cluster, name = "+Dak # 1" });
        foreach (var text in new[] { "=HYPERLINK(\"http://kwaad\")", "<script>alert(1)</script>", "# Kop\nen *meer*", "+31 6; \"aan\"" })
            await Do(his, new { type = "addIdea", ideaId = Ids.Next(), text });
        await Do(his, new { type = "addIdea", ideaId = idea, text = "Gewoon een idee 🌻" });
        await Do(his, new { type = "addIdea", ideaId = roof, text = "Op het dak", clusterId = cluster });
        await Do(his, new { type = "colourIdea", ideaId = roof, colour = "pink" });
        await Do(his, new { type = "addLink", linkId = Ids.Next(), fromIdeaId = idea, toIdeaId = roof, label = "=hoort bij [x](http://kwaad)" });
        await Do(hers, new { type = "moveCluster", clusterId = cluster, x = 10, y = 20 });
        await Do(hers, new { type = "moveIdeas", ideas = new[] { new { ideaId = idea, x = 1.5, y = -2 } } });
        await Do(hers, new { type = "addAgendaItem", itemId = welcome, title = "-Welkom" });
        await Do(hers, new { type = "addAgendaItem", itemId = choose, title = "Kiezen" });
        await Do(his, new { type = "editMinutes", itemId = choose, basedOn = 0, delta = new object[] { MinutesText.ReplaceLineEndings("\n") } });

        await Do(hers, new { type = "openVoteRound", roundId = round, question = "=Wat eerst?", budget = 3, maxPerIdea = 2, secret = false });
        foreach (var (voter, on) in new[] { (his, idea), (his, idea), (hers, roof), (hers, roof), (hers, idea) })
            await Do(voter, new { type = "castVote", roundId = round, ideaId = on });
        await Do(his, new { type = "withdrawVote", roundId = round, ideaId = idea });
        await Do(hers, new { type = "closeVoteRound", roundId = round });

        var (decision, withdrawn, action, done, dropped) = (Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next(), Ids.Next());
        await Do(hers, new { type = "recordDecision", decisionId = decision, itemId = choose, text = "=Wij beginnen met <b>het dak</b>.", fromIdeas = new[] { roof, idea } });
        await Do(hers, new { type = "recordDecision", decisionId = withdrawn, itemId = choose, text = "Wij stoppen." });
        await Do(hers, new { type = "withdrawDecision", decisionId = withdrawn, reason = "-Vergissing [x](http://kwaad)" });
        await Do(hers, new { type = "assignAction", actionId = action, itemId = welcome, text = "@Bel de school", assignee = piet.PersonId, due = "2026-12-01", fromIdeas = new[] { roof } });
        await Do(hers, new { type = "assignAction", actionId = done, itemId = choose, text = "Offertes vragen", assignee = fatima.PersonId });
        await Do(hers, new { type = "completeAction", actionId = done });
        await Do(hers, new { type = "assignAction", actionId = dropped, itemId = choose, text = "Toch niet", assignee = noor.PersonId });
        await Do(hers, new { type = "withdrawAction", actionId = dropped, reason = "+Niet nodig" });
        if (isRoundOpen)
        {
            await Do(hers, new { type = "openVoteRound", roundId = Ids.Of("secret-round"), question = "En nu in het geheim?", budget = 2, maxPerIdea = 2, secret = true });
            await Do(his, new { type = "castVote", roundId = Ids.Of("secret-round"), ideaId = idea });
        }

        await Do(hers, new { type = "removePerson", personId = piet.PersonId, reason = "vertrouwelijke reden" });
        return meeting;
    }

    /// <summary>The file, as somebody takes it along.</summary>
    public async Task<string> FileAsync(Guest? by = null)
    {
        using var response = await Api.RawAsync(HttpMethod.Get, Export("json"), (by ?? Fatima).Token);
        ((int)response.StatusCode).ShouldBe(200);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task Do(HubClient client, object command)
    {
        var answer = await client.SendAsync(Ids.Next(), command);
        answer.GetProperty("status").GetString().ShouldBe("accepted", answer.ToString());
    }
}
