using Samenwerken.Domain.Entities;
using Samenwerken.Domain.JoinCodes;
using Samenwerken.Domain.Meetings;
using Samenwerken.Testing;

namespace Samenwerken.Domain.Tests;

using static JoinCodeCommand;

public sealed class JoinCodeTests
{
    private static readonly EntityId First = new(Meeting.KindName, Ids.Of("first"));
    private static readonly EntityId Second = new(Meeting.KindName, Ids.Of("second"));
    private static readonly Sender Self = new Sender.Entity(JoinCode.IdOf("BCDFGH"));

    private readonly Story _code = new(new JoinCode());

    private CodeHolder Holder => _code.State.Find<CodeHolder>(CodeHolder.OnlyId)!;

    [Fact]
    public void A_code_leads_to_one_meeting_at_a_time()
    {
        _code.Do(Sender.TheHost, new ClaimCode(First));
        _code.Refuse(JoinCodeRefusals.Taken, Sender.TheHost, new ClaimCode(Second));
        Holder.Holder.ShouldBe(First);
    }

    [Fact]
    public void A_claim_that_no_meeting_confirms_lapses()
    {
        _code.Do(Sender.TheHost, new ClaimCode(First));
        _code.Kind.Due(_code.State).ShouldBe(new Due(_code.Now + JoinCode.ClaimLasts, new ReleaseCode()));

        _code.Now += JoinCode.ClaimLasts;
        Release();

        Holder.WorksAt(_code.Now).ShouldBeFalse();
        _code.Do(Sender.TheHost, new ClaimCode(Second));
        Holder.Holder.ShouldBe(Second);
    }

    [Fact]
    public void A_kept_code_never_expires()
    {
        _code.Do(Sender.TheHost, new ClaimCode(First));
        _code.Do(new Sender.Entity(First), new KeepCode());

        _code.Kind.Due(_code.State).ShouldBeNull();
        Holder.WorksAt(_code.Now + TimeSpan.FromDays(365)).ShouldBeTrue();
    }

    [Fact]
    public void A_code_expires_when_its_meeting_says_so_and_tells_it()
    {
        Kept();
        var end = _code.Now + TimeSpan.FromHours(24);
        _code.Do(new Sender.Entity(First), new ExpireCode(end));
        Holder.WorksAt(end - TimeSpan.FromSeconds(1)).ShouldBeTrue();
        Holder.WorksAt(end).ShouldBeFalse();

        _code.Now = end;
        Release().Reactions.ShouldBe([new Reaction(First, new MeetingCommand.LoseJoinCode("BCDFGH"))]);
        _code.Kind.Due(_code.State).ShouldBeNull();
    }

    [Fact]
    public void Waking_up_too_early_changes_nothing()
    {
        _code.Do(Sender.TheHost, new ClaimCode(First));
        Release().Changes.ShouldBeEmpty();
        Holder.WorksAt(_code.Now).ShouldBeTrue();
    }

    [Fact]
    public void Another_meeting_can_neither_keep_nor_end_it()
    {
        Kept();
        _code.Refuse(JoinCodeRefusals.Taken, new Sender.Entity(Second), new KeepCode());
        _code.Refuse(JoinCodeRefusals.Taken, new Sender.Entity(Second), new ExpireCode(_code.Now));
    }

    [Fact]
    public void A_meeting_that_opens_again_gets_its_code_back_unless_another_has_it()
    {
        Kept();
        _code.Do(new Sender.Entity(First), new ExpireCode(_code.Now));
        Release();

        _code.Do(new Sender.Entity(First), new KeepCode());
        Holder.WorksAt(_code.Now).ShouldBeTrue();
    }

    [Fact]
    public void People_can_ask_nothing_of_a_code()
    {
        _code.Refuse(Refusals.CommandUnknown, MeetingStory.Piet, new ClaimCode(First));
        _code.Kind.AccessOf(_code.State, MeetingStory.Piet.PersonId).ShouldBeOfType<Access.Denied>();
    }

    [Theory]
    [InlineData("cdf 8hj", "CDF8HJ")]
    [InlineData(" CDF-8HJ ", "CDF8HJ")]
    [InlineData("CDF8H", null)]
    [InlineData("CDF8H1", null)]
    [InlineData("AEIOUY", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_may_be_typed_in_any_case_and_with_spaces(string? typed, string? code) =>
        JoinCode.Normalise(typed).ShouldBe(code);

    [Theory]
    [InlineData("8B")]
    [InlineData("5S")]
    [InlineData("2Z")]
    [InlineData("6G")]
    [InlineData("0O")]
    [InlineData("0Q")]
    [InlineData("OQ")]
    [InlineData("1I")]
    [InlineData("1L")]
    [InlineData("17")]
    [InlineData("IL")]
    [InlineData("UV")]
    [InlineData("VY")]
    public void The_alphabet_has_at_most_one_of_two_that_look_alike(string pair) =>
        pair.Count(JoinCode.Alphabet.Contains).ShouldBeLessThanOrEqualTo(1);

    [Theory]
    [InlineData("BSZGOO", "8526QQ")]
    [InlineData("bszg0x", "8526QX")]
    public void A_code_that_was_misread_is_the_one_that_was_meant(string typed, string meant) =>
        JoinCode.Normalise(typed).ShouldBe(meant);

    [Fact]
    public void A_code_has_no_vowel_and_there_are_enough_of_them()
    {
        JoinCode.Alphabet.ShouldNotContain(c => "AEIOUY".Contains(c));
        Math.Pow(JoinCode.Alphabet.Length, JoinCode.Length).ShouldBeGreaterThan(100_000_000);
    }

    [Theory]
    [InlineData("CDF8HJ", true)]
    [InlineData("BCDFGH", true)]
    [InlineData("SZ2345", true)]
    [InlineData("CDFHJA", false)]
    [InlineData("CDFHJ0", false)]
    [InlineData("cdf8hj", false)]
    public void A_code_of_before_can_still_be_read_from_the_log(string code, bool canBeNamed) =>
        _code.Kind.CanBeNamed(code).ShouldBe(canBeNamed);

    private void Kept()
    {
        _code.Do(Sender.TheHost, new ClaimCode(First));
        _code.Do(new Sender.Entity(First), new KeepCode());
    }

    private Commit Release() => _code.Do(Self, new ReleaseCode());
}
