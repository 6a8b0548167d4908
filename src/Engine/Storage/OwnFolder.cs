namespace Samenwerken.Engine.Storage;

/// <summary>A folder for what nobody but the server's own user may read: what people wrote, and keys.</summary>
public static class OwnFolder
{
    /// <summary>Makes the folder where it is not there yet; one that is there stays as its owner made it.</summary>
    public static void Make(string folder)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
