using System.Security.Cryptography;
using System.Text;

namespace Samenwerken.Web.Identity;

/// <summary>
/// The secret of this server: everything that it signs, and every link that brings somebody back, follows from it. It
/// lies in the data folder, readable by the server's own user only, and goes with a backup.
/// </summary>
public sealed class SigningKey
{
    public const string FileName = "signing.key";
    private const int Bytes = 64;

    private readonly byte[] _key;

    private SigningKey(byte[] key) => _key = key;

    /// <summary>Reads the key of a data folder, making one where there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not a key; the message says what to do.</exception>
    public static SigningKey Open(string dataFolder)
    {
        var file = Path.Combine(dataFolder, FileName);
        if (!File.Exists(file))
            Create(file);
        var key = File.ReadAllBytes(file);
        return key.Length == Bytes
            ? new SigningKey(key)
            : throw new InvalidDataException($"{file} is damaged: it should hold {Bytes} bytes. Put back the one of a backup, or remove it, after which everybody joins anew.");
    }

    /// <summary>A key for one purpose, from which neither this one nor that of another purpose can be found.</summary>
    public byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, 32, info: Encoding.UTF8.GetBytes(purpose));

    private static void Create(string file)
    {
        // Whole or not at all, also when the power goes.
        var unfinished = file + ".unfinished";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(unfinished, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Bytes));
            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, file);
    }
}
