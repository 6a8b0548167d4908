using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;
using Samenwerken.Engine;

namespace Samenwerken.Web.Api;

/// <summary>What tells two boards apart, in the words of whoever is to choose between them.</summary>
internal static class BoardChanges
{
    public static ForeseenBoard Between(Reading.Found now, Reading.Found then)
    {
        var (ideas, after) = (ById<Idea>(now), ById<Idea>(then));
        var both = ideas.Values.Where(idea => after.ContainsKey(idea.Id)).OrderBy(idea => idea.Number).Select(idea => (Now: idea, Then: after[idea.Id])).ToList();
        return new ForeseenBoard(
            [.. after.Values.Where(idea => !ideas.ContainsKey(idea.Id)).OrderBy(idea => idea.Number).Select(idea => idea.Text)],
            [.. ideas.Values.Where(idea => !after.ContainsKey(idea.Id)).OrderBy(idea => idea.Number).Select(idea => idea.Text)],
            [.. both.Where(pair => pair.Now.Text != pair.Then.Text).Select(pair => new ForeseenWords(pair.Now.Text, pair.Then.Text))],
            both.Count(pair => (pair.Now.X, pair.Now.Y, pair.Now.ClusterId) != (pair.Then.X, pair.Then.Y, pair.Then.ClusterId)),
            Different<Cluster>(now, then, (one, other) => (one.Name, one.X, one.Y) == (other.Name, other.X, other.Y)),
            Different<Link>(now, then, (_, _) => true));
    }

    private static int Different<T>(Reading.Found now, Reading.Found then, Func<T, T, bool> areSame) where T : Record
    {
        var (before, after) = (ById<T>(now), ById<T>(then));
        return before.Keys.Union(after.Keys).Count(id =>
            !before.TryGetValue(id, out var was) || !after.TryGetValue(id, out var next) || !areSame(was, next));
    }

    private static Dictionary<string, T> ById<T>(Reading.Found found) where T : Record => found.All<T>().ToDictionary(record => record.Id);
}
