using System.Text.Json;
using FsCheck.Xunit;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Text;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests.Text;

/// <summary>What holds for every edit of a text. FsCheck gives the numbers from which texts and edits follow, and prints its seed.</summary>
[Properties(MaxTest = 2000, Arbitrary = [typeof(StoryNumbers)])]
public sealed class DeltaTests
{
    [Property]
    public void TXT1_both_orders_end_in_one_text(int seed)
    {
        var (text, first, second, _) = Made(seed);
        var oneWay = second.After(first).ApplyTo(first.ApplyTo(text));
        first.Before(second).ApplyTo(second.ApplyTo(text)).ShouldBe(oneWay);
    }

    [Property]
    public void Two_edits_as_one_do_the_same_and_it_does_not_matter_which_are_joined_first(int seed)
    {
        var (text, first, _, random) = Made(seed);
        var second = Texts.Edit(random, first.ApplyTo(text));
        var third = Texts.Edit(random, second.ApplyTo(first.ApplyTo(text)));
        first.Then(second).ApplyTo(text).ShouldBe(second.ApplyTo(first.ApplyTo(text)));
        first.Then(second).Then(third).ShouldBe(first.Then(second.Then(third)));
    }

    [Property]
    public void The_inverse_takes_an_edit_back(int seed)
    {
        var (text, edit, _, _) = Made(seed);
        edit.Inverse(text).ApplyTo(edit.ApplyTo(text)).ShouldBe(text);
    }

    [Property]
    public void TXT2_no_pair_is_split_by_edits_that_split_none(int seed)
    {
        var (text, first, second, _) = Made(seed);
        var after = second.After(first);
        after.SplitsPairIn(first.ApplyTo(text)).ShouldBeFalse();
        Texts.IsWellFormed(after.ApplyTo(first.ApplyTo(text))).ShouldBeTrue();
    }

    [Property]
    public void Every_edit_is_in_its_one_form_and_goes_through_its_JSON_unchanged(int seed)
    {
        var (_, first, second, _) = Made(seed);
        foreach (var edit in new[] { first, second.After(first), first.Before(second) }.Where(edit => !edit.IsNothing))
        {
            using var json = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(edit, DomainJson.Instance.Delta));
            Read(json.RootElement).ShouldBe((edit, null));
        }
    }

    [Theory]
    [InlineData("[3, \"abc\", -2]", null)]
    [InlineData("[-1]", null)]
    [InlineData("[\"regel\\n\"]", null)]
    [InlineData("[]", "delta.notCanonical")]
    [InlineData("[3]", "delta.notCanonical")]
    [InlineData("[1, 2, \"a\"]", "delta.notCanonical")]
    [InlineData("[\"a\", \"b\"]", "delta.notCanonical")]
    [InlineData("[-1, -1]", "delta.notCanonical")]
    [InlineData("[-1, \"a\"]", "delta.notCanonical")]
    [InlineData("[1, -1, \"a\", 1, \"b\"]", "delta.notCanonical")]
    [InlineData("[0, \"a\"]", "delta.malformed")]
    [InlineData("[\"\"]", "delta.malformed")]
    [InlineData("[1.5, \"a\"]", "delta.malformed")]
    [InlineData("[2147483647, -2147483647]", "delta.malformed")]
    [InlineData("[-2147483648]", "delta.malformed")]
    [InlineData("[null]", "delta.malformed")]
    [InlineData("[\"\\ud83c\"]", "delta.malformed")]
    [InlineData("[\"a\\r\\n\"]", "delta.malformed")]
    [InlineData("[\"\\u0000\"]", "delta.malformed")]
    [InlineData("\"abc\"", "delta.malformed")]
    [InlineData("{}", "delta.malformed")]
    public void What_a_stranger_sends_is_an_edit_in_its_one_form_or_gets_a_code(string text, string? code)
    {
        using var json = JsonDocument.Parse(text);
        Read(json.RootElement).Code.ShouldBe(code);
    }

    private static (Delta? Edit, string? Code) Read(JsonElement delta)
    {
        using var command = JsonDocument.Parse($"{{\"delta\":{delta.GetRawText()}}}");
        var fields = new Fields(command.RootElement);
        var edit = fields.Delta("delta");
        return fields.Refusal is { } refusal ? (null, refusal.Code) : (edit, null);
    }

    [Fact]
    public void An_edit_that_reaches_past_the_end_does_not_fit() =>
        Should.Throw<ArgumentException>(() => Delta.Insert(3, "a").ApplyTo("ab"));

    private static (string Text, Delta First, Delta Second, Random Random) Made(int seed)
    {
        var random = new Random(seed);
        var text = Texts.Text(random, 8);
        return (text, Texts.Edit(random, text), Texts.Edit(random, text), random);
    }
}
