using Samenwerken.Silo;

return CommandLine.Parse(args) switch
{
    CommandLine.Serve serve => await Server.RunAsync(serve.Options),
    CommandLine.Backup backup => await Maintenance.BackupAsync(backup.Target, backup.Options),
    CommandLine.Restore restore => await Maintenance.RestoreAsync(restore.Source, restore.Options),
    CommandLine.ProgrammeLink link => await Maintenance.PrintProgrammeLinkAsync(link.IsNew, link.Options),
    CommandLine.Verify verify => await Maintenance.VerifyAsync(verify.Options),
    CommandLine.MoveToOrleans move => await Maintenance.MoveToOrleansAsync(move.Options),
    CommandLine.MoveToSqlite move => await Maintenance.MoveToSqliteAsync(move.Options),
    CommandLine.PrepareDatabase prepare => await Maintenance.PrepareDatabaseAsync(prepare.Options),
    CommandLine.Help => Say(CommandLine.Usage),
    CommandLine.Wrong wrong => Refuse(wrong.Sentence),
    _ => Refuse("That is no command."),
};

static int Say(string text)
{
    Console.WriteLine(text);
    return 0;
}

static int Refuse(string sentence)
{
    Console.Error.WriteLine(sentence);
    return 2;
}
