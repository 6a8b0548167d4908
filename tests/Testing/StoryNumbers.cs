using FsCheck;
using FsCheck.Fluent;

namespace Samenwerken.Testing;

/// <summary>
/// The numbers from which <see cref="Programs"/> makes stories, each of any size. FsCheck's own arrays hold hardly anything but 0
/// and 1 as soon as they are long: of such numbers every story adds ideas, and none votes, writes or takes anything back.
/// </summary>
public static class StoryNumbers
{
    /// <summary>Small enough to read, and large enough that every choice that is made of one is as likely.</summary>
    private const int Largest = 4095;

    public static Arbitrary<int[]> Numbers() =>
        Arb.From(Gen.Choose(0, Largest).ArrayOf(), (int[] numbers) => ArbMap.Default.ArbFor<int[]>().Shrinker(numbers));

    /// <summary>Also for a seed: FsCheck's own are no larger than the size of the test, and so hardly differ.</summary>
    public static Arbitrary<int> Seed() => Arb.From(Gen.Choose(int.MinValue, int.MaxValue), (int seed) => ArbMap.Default.ArbFor<int>().Shrinker(seed));
}
