using System.Collections.Immutable;
using System.Text.Json;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Web.Demonstrations;

/// <summary>The invented communities of demo.json, of which each can be shown as a meeting. The file may hold more than is read here.</summary>
internal sealed record DemonstrationData(ImmutableArray<DemonstrationData.Community> Communities)
{
    /// <summary>The one that is shown where nobody chose.</summary>
    public const string Usual = "ldeb";

    private static readonly Lazy<DemonstrationData> File = new(() =>
    {
        using var json = typeof(DemonstrationData).Assembly.GetManifestResourceStream("demo.json")!;
        return JsonSerializer.Deserialize<DemonstrationData>(json, JsonSerializerOptions.Web)!;
    });

    public static ImmutableArray<Community> All => File.Value.Communities;

    /// <returns>Null where there is none with this key.</returns>
    public static Community? Find(string key) => All.FirstOrDefault(community => community.Key == key);

    public sealed record Community(
        string Key, string Name, string Issue, string Horizon, CompositionMode Mode, ScaleLevel Level, MaturityStage Stage, LearningForm Form,
        ImmutableArray<string> Theme, ImmutableArray<string> Transition, string Rhythm, ImmutableArray<Body> Orgs, ImmutableArray<Member> Members,
        ImmutableArray<Note> Ideas, ImmutableArray<Tie> Links, ImmutableArray<Outcome> Decisions, ImmutableArray<Task> Actions, ImmutableArray<string> Lessons, Session Meeting, Round? Vote);

    /// <summary>An organisation.</summary>
    public sealed record Body(string Name, string Sector);

    /// <param name="Organisation">As the name of one of the organisations begins, or somebody's trade where they come from none.</param>
    public sealed record Member(string Name, Sector? Sector, string Organisation, ImmutableArray<string> Roles);

    public sealed record Note(string Text, Sector? Sector, string Cluster);

    /// <summary>A link between two ideas, which are counted from 1.</summary>
    /// <param name="Label">Empty where it says nothing.</param>
    public sealed record Tie(int From, int To, string Label);

    public sealed record Outcome(string Text, string Method);

    public sealed record Task(string Text, string Assignee, int DueInDays);

    /// <param name="Form">hybrid, online or onsite.</param>
    /// <param name="InDays">From today; of one that has been, less than nothing.</param>
    public sealed record Session(string Title, string Form, int InDays, ImmutableArray<Item> Agenda);

    /// <param name="Method">The methods of the library by which it is worked on, one after the other.</param>
    public sealed record Item(string Title, int Minutes, ImmutableArray<string> Method);

    /// <param name="PerPerson">Absent where it follows from how many dots were given.</param>
    public sealed record Round(string Question, int? PerPerson, int Voters, ImmutableArray<Result> Result);

    /// <param name="Score">A number of dots, or their colour and number: "blauw 5".</param>
    public sealed record Result(string Option, JsonElement Score)
    {
        private string[] Words => Score.ValueKind is JsonValueKind.Number ? [Score.GetRawText()] : Score.GetString()!.Split(' ');

        public int Dots => int.Parse(Words[^1], System.Globalization.CultureInfo.InvariantCulture);

        public IdeaColour? Colour => Words[0] switch
        {
            "blauw" => IdeaColour.Blue,
            "rood" => IdeaColour.Pink,
            "geel" => IdeaColour.Yellow,
            _ => null,
        };
    }
}
