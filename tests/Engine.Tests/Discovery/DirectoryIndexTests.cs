using System.Collections.Immutable;
using Samenwerken.Domain.Communities;
using Samenwerken.Domain.Discovery;
using Samenwerken.Domain.Entities;
using Samenwerken.Engine.Discovery;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Discovery;

public sealed class DirectoryIndexTests : IDisposable
{
    private static readonly EntityId Programme = new("programme", "programme-of-this-server");
    private static readonly Key Frame = new("community", "community");

    private readonly TempFolder _folder = new();
    private DirectoryIndex _index;

    public DirectoryIndexTests() => _index = Open();

    public void Dispose()
    {
        _index.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("energie", "Energie in de wijk")]
    [InlineData("ENERGIE", "Energie in de wijk")]
    [InlineData("café", "Cafe voor bewoners")]
    [InlineData("cafe", "Café voor bewoners")]
    [InlineData("ideeen", "Ideeën van de buurt")]
    [InlineData("wijken", "De wijk verwarmt zich")]
    [InlineData("wijk", "Twee wijken verwarmen zich")]
    [InlineData("gemeente", "Vijf gemeenten")]
    [InlineData("scholen", "Een school op het dak")]
    [InlineData("duurzaam", "Duurzame bedrijven")]
    [InlineData("bedrijf", "Duurzame bedrijven")]
    [InlineData("loopt", "Het moet gaan lopen")]
    [InlineData("communities", "A community of practice")]
    [InlineData("learning", "What we learned and will learn")]
    [InlineData("experiment", "Three experiments")]
    [InlineData("warmte", "Warmtenetten")]
    [InlineData("warm wij", "Warmte in de wijk")]
    public void DIR1_accents_capitals_inflections_and_the_beginning_of_a_word_find_it(string asked, string title)
    {
        _index.Apply([Findings.Whole(Findings.Community("a"), 1, (Frame, Findings.Of(title)), (Findings.Record("other"), Findings.Of("Iets heel anders")))]);
        _index.Titles(asked).ShouldBe([title]);
    }

    [Fact]
    public void FGT3_no_word_of_a_history_that_was_rewritten_is_left_in_the_file_also_where_it_was_closed_before_it_was_written_anew()
    {
        var community = Findings.Community("a");
        _index.Apply([Findings.Whole(community, 1, (Frame, Findings.Of("Het dakgeheim van Zwaantje")))]);
        _index.Apply([Findings.Whole(community, 2, (Frame, Findings.Of("Ingetrokken"))) with { Position = new Position("another epoch", 2) }]);
        _index.Dispose();
        _index = Open();
        _index.Compact();
        _index.Titles("ingetrokken").ShouldBe(["Ingetrokken"]);
        _index.Dispose();

        var said = string.Concat(Directory.GetFiles(_folder.Path).Select(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))));
        said.ShouldContain("ingetrokken", Case.Insensitive);
        said.ShouldNotContain("dakgeheim", Case.Insensitive);
        said.ShouldNotContain("zwaantje", Case.Insensitive);
        _index = Open();
    }

    [Fact]
    public void DIR1_a_state_and_a_programme_are_asked_for_like_any_other_filter()
    {
        var (a, b) = (Findings.Of("Eerste les", kind: FindingKind.Lesson) with { Status = "published", ProgrammeId = "one" }, Findings.Of("Tweede les", kind: FindingKind.Lesson) with { Status = "drafted", ProgrammeId = "two" });
        _index.Apply([Findings.Whole(Findings.Community("a"), 1, (Findings.Record("a"), a), (Findings.Record("b"), b))]);
        Titles(new DirectoryQuery("les")).Order().ShouldBe(["Eerste les", "Tweede les"]);
        Titles(new DirectoryQuery("les", Status: "published")).ShouldBe(["Eerste les"]);
        Titles(new DirectoryQuery("les", ProgrammeId: "two")).ShouldBe(["Tweede les"]);
        Titles(new DirectoryQuery("les", Status: "published", ProgrammeId: "two")).ShouldBeEmpty();

        IEnumerable<string> Titles(DirectoryQuery query) => _index.Search(query).Select(found => found.Finding.Title);
    }

    [Theory]
    [InlineData("\" OR *")]
    [InlineData("title:x) OR (tags")]
    [InlineData("NEAR(a b) AND NOT ^c -d + e")]
    [InlineData("'; DROP TABLE words; --")]
    [InlineData("🌻 \u200d")]
    public void Nothing_that_is_typed_says_anything_to_the_index(string asked)
    {
        _index.Apply([Findings.Whole(Findings.Community("a"), 1, (Frame, Findings.Of("Geheim", reach: FindingReach.Own)))]);
        _index.Titles(asked).ShouldBeEmpty();
    }

    [Fact]
    public void DIR2_what_is_not_public_is_found_by_those_who_may_and_neither_shown_nor_counted_to_others()
    {
        var (open, known, closed) = (Findings.Community("open"), Findings.Community("known"), Findings.Community("CLOSED"));
        _index.Apply(
        [
            Findings.Whole(open, 1, (Frame, Findings.Of("Warmte voor allen"))),
            Findings.Whole(known, 1, (Frame, Findings.Of("Warmte voor het programma", reach: FindingReach.Programme, programme: Programme.Id))),
            Findings.Whole(closed, 1, (Frame, Findings.Of("Warmte onder ons", reach: FindingReach.Own, programme: Programme.Id))),
        ]);
        _index.Titles("warmte").ShouldBe(["Warmte voor allen"]);
        _index.Titles("warmte", Programme).ShouldBe(["Warmte voor allen", "Warmte voor het programma"], ignoreOrder: true);
        _index.Titles("warmte", closed).ShouldBe(["Warmte voor allen", "Warmte onder ons"], ignoreOrder: true);
        // Ids tell capitals apart.
        _index.Titles("warmte", new EntityId("community", closed.Id.ToLowerInvariant())).ShouldBe(["Warmte voor allen"]);
        _index.Search(new DirectoryQuery("ons"), true).Total.ShouldBe(0);
        _index.Search(new DirectoryQuery(), true).Total.ShouldBe(1);
    }

    [Fact]
    public void DIR1_filters_hold_together_and_with_words()
    {
        _index.Apply(
        [
            Findings.Whole(Findings.Community("a"), 1, (Frame, Findings.Of("Zon op het dak", themes: ["energy"], level: ScaleLevel.Local, areas: ["Súdwest-Fryslân"], stage: MaturityStage.Maturing))),
            Findings.Whole(Findings.Community("b"), 1, (Frame, Findings.Of("Wind en zon", themes: ["energy", "water"], level: ScaleLevel.Regional))),
            Findings.Whole(Findings.Community("c"), 1, (Findings.Record("les"), Findings.Of("Zon leert", kind: FindingKind.Lesson, themes: ["energy"]))),
        ]);
        Titles(new DirectoryQuery(Theme: "energy", Kind: FindingKind.Community)).ShouldBe(["Wind en zon", "Zon op het dak"]);
        Titles(new DirectoryQuery("zon", Theme: "water")).ShouldBe(["Wind en zon"]);
        Titles(new DirectoryQuery("zon", Level: ScaleLevel.Local)).ShouldBe(["Zon op het dak"]);
        Titles(new DirectoryQuery(Area: "sudwest fryslan")).ShouldBe(["Zon op het dak"]);
        Titles(new DirectoryQuery(Stage: MaturityStage.Maturing)).ShouldBe(["Zon op het dak"]);
        Titles(new DirectoryQuery(Theme: "Energy")).ShouldBeEmpty();
    }

    [Fact]
    public void A_hit_in_the_title_comes_first_and_pages_follow_on()
    {
        _index.Apply(
        [
            Findings.Whole(Findings.Community("a"), 1, (Frame, Findings.Of("Water", "Over de rivier en wat daar leeft"))),
            Findings.Whole(Findings.Community("b"), 1, (Frame, Findings.Of("Rivieren", "Wat daar leeft"))),
            Findings.Whole(Findings.Community("c"), 1, (Frame, Findings.Of("Bos", "Bij de rivier"))),
            // A word that half of all have tells too little to be weighed.
            .. Enumerable.Range(0, 10).Select(i => Findings.Whole(Findings.Community($"other-{i}-"), 1, (Frame, Findings.Of($"Iets anders {i}")))),
        ]);
        Titles(new DirectoryQuery("rivier")).First().ShouldBe("Rivieren");
        Titles(new DirectoryQuery("rivier", Limit: 1)).Concat(Titles(new DirectoryQuery("rivier", From: 1, Limit: 5))).ShouldBe(Titles(new DirectoryQuery("rivier")));
    }

    [Fact]
    public void DIR3_a_file_that_is_damaged_or_of_another_version_is_made_anew()
    {
        _index.Apply([Findings.Whole(Findings.Community("a"), 1, (Frame, Findings.Of("Warmte")))]);
        _index.Dispose();
        foreach (var spoil in new Action<string>[] { file => File.WriteAllText(file, "geen database, en lang genoeg om er een te lijken " + new string('x', 4096)), OtherVersion })
        {
            spoil(_folder.File("directory.db"));
            _index = Open();
            _index.Positions().ShouldBeEmpty();
            _index.Titles("warmte").ShouldBeEmpty();
            _index.Apply([Findings.Whole(Findings.Community("a"), 1, (Frame, Findings.Of("Warmte")))]);
            _index.Titles("warmte").ShouldHaveSingleItem();
            _index.Dispose();
        }

        _index = Open();
    }

    /// <summary>
    /// DIR3: whatever order updates come in, repeated, behind, with a gap, whole, forgotten: once each entity came whole or in step, the
    /// directory finds exactly what looking at each finding finds.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void DIR3_whatever_comes_in_whatever_order_it_finds_what_is_there(int seed)
    {
        var random = new Random(seed);
        var there = new Dictionary<EntityId, (long Seq, Dictionary<Key, Finding> Findings)>();
        var (misfits, stale) = (0, 0);
        for (var step = 0; step < 150; step++)
        {
            var entity = Findings.Community($"c{random.Next(5)}");
            var (seq, findings) = there.GetValueOrDefault(entity, (0, []));
            var changed = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Findings.Record($"r{random.Next(8)}")).Distinct().Select(key => (key, random.Next(4) == 0 ? null : Any(random))).ToArray();
            switch (random.Next(8))
            {
                case 0:
                    _index.Forget(entity);
                    there.Remove(entity);
                    break;
                case 1:
                    var whole = changed.Where(it => it.Item2 is not null).ToDictionary(it => it.key, it => it.Item2!);
                    there[entity] = (seq + 1, whole);
                    _index.Apply([Findings.Whole(entity, seq + 1, [.. whole.Select(it => (it.Key, (Finding?)it.Value))])]).ShouldBeEmpty();
                    break;
                case 2 when seq > 0:
                    stale++;
                    _index.Apply([Findings.Whole(entity, random.NextInt64(1, seq + 1), changed)]).ShouldBeEmpty();
                    break;
                case 3:
                    misfits++;
                    _index.Apply([new DirectoryIndex.Update(entity, new Position("epoch", seq + 3), changed, seq + 2)]).ShouldBe([entity]);
                    break;
                default:
                    foreach (var (key, finding) in changed)
                    {
                        if (finding is null)
                            findings.Remove(key);
                        else
                            findings[key] = finding;
                    }

                    there[entity] = (seq + 1, findings);
                    _index.Apply([new DirectoryIndex.Update(entity, new Position("epoch", seq + 1), changed, seq)]).ShouldBeEmpty();
                    break;
            }

            if (random.Next(20) == 0)
            {
                _index.Dispose();
                _index = Open();
            }
        }

        (misfits > 0 && stale > 0).ShouldBeTrue();
        foreach (var query in Queries())
        {
            var expected = there.SelectMany(it => it.Value.Findings.Where(f => Findings.Matches(it.Key, f.Value, query)).Select(f => $"{it.Key} {f.Key.Id} {f.Value.Title}"));
            _index.Search(query).Select(found => $"{found.Entity} {found.RecordId} {found.Finding.Title}").ShouldBe(expected, ignoreOrder: true, customMessage: $"seed {seed}: {query}");
        }
    }

    private static IEnumerable<DirectoryQuery> Queries() =>
        from readers in new ImmutableArray<EntityId>?[] { null, [Programme], [Findings.Community("c1")], [Findings.Community("c1"), Findings.Community("c2"), Programme] }
        from query in new DirectoryQuery[] { new(), new("wijk"), new("scholen"), new("learn", Theme: "energy"), new(Kind: FindingKind.Lesson), new(Level: ScaleLevel.Local), new("energie wij") }
        select query with { Readers = readers };

    private static Finding Any(Random random)
    {
        string[] words = ["Wijken", "wijk", "school", "energie", "Warmte", "learning", "learned", "water"];
        return Findings.Of(
            $"{words[random.Next(words.Length)]} {words[random.Next(words.Length)]}", random.Next(2) == 0 ? null : words[random.Next(words.Length)],
            (FindingReach)random.Next(3), random.Next(2) == 0 ? FindingKind.Community : FindingKind.Lesson,
            random.Next(2) == 0 ? ["energy"] : [], null, random.Next(2) == 0 ? ScaleLevel.Local : null, null, random.Next(2) == 0 ? Programme.Id : null);
    }

    private IEnumerable<string> Titles(DirectoryQuery query) => _index.Search(query).Select(found => found.Finding.Title);

    private DirectoryIndex Open() => new(_folder.File("directory.db"));

    private static void OtherVersion(string file)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version = 99";
        command.ExecuteNonQuery();
    }
}
