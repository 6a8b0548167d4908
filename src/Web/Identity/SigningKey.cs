using System.Security.Cryptography;
using System.Text;

namespace Samenwerken.Web.Identity;

/// <summary>
/// The secret of this server: everything that it signs, and every link that brings somebody back, follows from it. It
/// lies in the data folder, readable by the server's own user only, and goes with a backup; servers that work together are
/// given one and the same.
/// </summary>
public sealed class SigningKey
{
    public const string FileName = "signing.key";
    private const int Bytes = 64;

    private readonly byte[] _key;

    private SigningKey(byte[] key) => _key = key;

    /// <summary>The key that the options give, or else the one of the data folder.</summary>
    /// <exception cref="InvalidDataException">What they give is no key; the message says what to do.</exception>
    public static SigningKey Of(WebOptions options) => options switch
    {
        { SigningKey.Length: > 0, SigningKeyFile.Length: > 0 } =>
            throw new InvalidDataException("Give either Samenwerken:SigningKey or Samenwerken:SigningKeyFile, and not both."),
        { SigningKey: { Length: > 0 } text } => FromText(text) ?? throw new InvalidDataException(
            $"Samenwerken:SigningKey must be {Bytes} bytes in base64; make one with: openssl rand -base64 {Bytes} | tr -d '\\n'"),
        { SigningKeyFile: { Length: > 0 } file } => FromFile(file),
        _ => Open(options.DataFolder),
    };

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

    private static SigningKey FromFile(string file)
    {
        if (!File.Exists(file))
            throw new InvalidDataException($"Samenwerken:SigningKeyFile: there is no {file}; make one with: openssl rand {Bytes} > {file}");
        var key = File.ReadAllBytes(file);
        return key.Length == Bytes
            ? new SigningKey(key)
            : FromText(Encoding.UTF8.GetString(key)) ?? throw new InvalidDataException(
                $"Samenwerken:SigningKeyFile: {file} should hold {Bytes} bytes, as they are or in base64; make one with: openssl rand {Bytes} > {file}");
    }

    private static SigningKey? FromText(string text)
    {
        var key = new byte[Bytes + 1];
        return Convert.TryFromBase64String(text.Trim(), key, out var length) && length == Bytes ? new SigningKey(key[..Bytes]) : null;
    }

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
