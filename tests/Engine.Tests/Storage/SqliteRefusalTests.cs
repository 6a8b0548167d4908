using Microsoft.Data.Sqlite;
using Samenwerken.Engine.Storage;
using Samenwerken.Testing;

namespace Samenwerken.Engine.Tests.Storage;

/// <summary>A file that this version may not touch is refused in one sentence, and not a byte of it changes.</summary>
public sealed class SqliteRefusalTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string File => _folder.File(SqliteEventLog.FileName);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_that_is_no_database_is_left_as_it_is() => Refuses("damaged", () => System.IO.File.WriteAllText(File, "Dit is geen database, maar een brief."));

    [Fact]
    public async Task A_database_with_a_damaged_page_is_left_as_it_is()
    {
        await SqliteEventLog.Open(_folder.Path).DisposeAsync();
        Refuses("damaged", () =>
        {
            using var stream = System.IO.File.OpenWrite(File);
            stream.Seek(100, SeekOrigin.Begin);
            stream.Write(new byte[400]);
        });
    }

    [Fact]
    public async Task A_newer_database_is_left_as_it_is()
    {
        await SqliteEventLog.Open(_folder.Path).DisposeAsync();
        Refuses("newer version", () => Change("PRAGMA user_version = 99"));
    }

    [Fact]
    public void A_database_of_another_program_is_left_as_it_is() => Refuses("another program", () => Change("CREATE TABLE recipes (name TEXT)"));

    [Fact]
    public void A_folder_that_cannot_be_made_is_refused()
    {
        System.IO.File.WriteAllText(_folder.File("taken"), "");
        Should.Throw<StoreRefusedException>(() => SqliteEventLog.Open(_folder.File("taken/data"))).Message.ShouldContain("cannot be made");
    }

    [Fact]
    public void What_is_not_there_cannot_be_read() =>
        Should.Throw<StoreRefusedException>(() => SqliteEventLog.OpenToRead(File)).Message.ShouldContain("no database");

    private void Refuses(string because, Action damage)
    {
        damage();
        var before = System.IO.File.ReadAllBytes(File);
        Should.Throw<StoreRefusedException>(() => SqliteEventLog.Open(_folder.Path)).Message.ShouldContain(because);
        System.IO.File.ReadAllBytes(File).ShouldBe(before);
    }

    private void Change(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
