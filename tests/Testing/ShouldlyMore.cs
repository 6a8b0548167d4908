namespace Samenwerken.Testing;

public static class ShouldlyMore
{
    /// <summary>Checks something about a value and gives it back.</summary>
    public static T ShouldSatisfy<T>(this T value, Action<T> check)
    {
        check(value);
        return value;
    }
}
