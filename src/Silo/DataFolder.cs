using Samenwerken.Web;

namespace Samenwerken.Silo;

/// <summary>Where the data lies: where the options say, or in the user's own folder for application data.</summary>
internal static class DataFolder
{
    /// <summary>The data folder that the options give, as a full path.</summary>
    /// <exception cref="StartRefusedException">None is given, and the user has no folder of their own.</exception>
    public static string Of(IConfiguration configuration)
    {
        if (configuration[$"{WebOptions.Section}:{nameof(WebOptions.DataFolder)}"] is { Length: > 0 } given)
            return Path.GetFullPath(given);
        var own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return own.Length > 0
            ? Path.Combine(own, "samenwerken")
            : throw new StartRefusedException("Say where to keep the data, as in --Samenwerken:DataFolder /var/lib/samenwerken; this user has no folder of its own.");
    }
}
