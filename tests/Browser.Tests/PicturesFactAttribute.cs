namespace Samenwerken.Browser.Tests;

/// <summary>
/// A walk that only takes pictures, with PICTURES=1: whether its states are right is asserted by <see cref="AccessibilityTests"/> and
/// <see cref="EveryStateTests"/>, which come by all of them and look at each in more ways than a picture can.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PicturesFactAttribute : FactAttribute
{
    public PicturesFactAttribute()
    {
        if (!Pictures.AreKept)
            Skip = "Takes pictures only: PICTURES=1 asks for them.";
    }
}
