using System.Collections.Immutable;
using Samenwerken.Domain.Entities;
using Samenwerken.Domain.Meetings;

namespace Samenwerken.Domain.Programmes;

using static ProgrammeCommand;
using static ProgrammeEvent;

/// <summary>The programme itself: what it begins with, what it is called, its colour and its groups of partners.</summary>
internal static class Beginnings
{
    public const string Accent = "#0b6355";

    public static readonly ImmutableArray<PartnerGroup> FourO =
    [
        new("government", Sector.Government, "Overheid", "Government"),
        new("education", Sector.Education, "Onderwijs", "Education"),
        new("research", Sector.Research, "Onderzoek", "Research"),
        new("business", Sector.Business, "Ondernemers", "Business"),
        new("society", Sector.Society, "Burgers en samenleving", "Citizens and society"),
    ];

    public static readonly ImmutableArray<PartnerGroup> SevenO =
    [
        .. FourO[..4],
        new("residents", Sector.Society, "Omwonenden", "Residents"),
        new("organisations", Sector.Society, "Maatschappelijke organisaties", "Social organisations"),
        new("supporters", Sector.Business, "Ondersteuners en financiers", "Supporters and financiers"),
    ];

    public static readonly ImmutableArray<Topic> Topics =
    [
        new("biodiversity", TopicSort.Theme, 1, "Biodiversiteit", "Biodiversity"),
        new("circularEconomy", TopicSort.Theme, 2, "Circulaire economie", "Circular economy"),
        new("energy", TopicSort.Theme, 3, "Energie", "Energy"),
        new("food", TopicSort.Theme, 4, "Voedsel", "Food"),
        new("water", TopicSort.Theme, 5, "Water", "Water"),
        new("education", TopicSort.CrossCutting, 1, "Onderwijs", "Education"),
        new("regionalNetworks", TopicSort.CrossCutting, 2, "Regionale netwerken", "Regional networks"),
        new("environmentAct", TopicSort.CrossCutting, 3, "Omgevingswet", "Environment and Planning Act"),
        new("energyTransition", TopicSort.Transition, 1, "Energietransitie", "Energy transition"),
        new("proteinTransition", TopicSort.Transition, 2, "Eiwittransitie", "Protein transition"),
        new("circularTransition", TopicSort.Transition, 3, "Transitie naar een circulaire economie", "Transition to a circular economy"),
    ];

    /// <summary>Only the host starts one: people come to a programme that is there.</summary>
    public static Verdict Start(ProgrammeRecord? programme, StartProgramme start, Context context) => (programme, context.From) switch
    {
        (not null, _) => Verdict.Reject(Refusals.EntityExists),
        (null, Sender.Host) => Verdict.Accept(new ProgrammeStarted(start.Name, Accent, FourO, Topics, context.Now)),
        _ => Verdict.Reject(Refusals.CommandUnknown),
    };

    public static Verdict Edit(ProgrammeRecord programme, EditProgramme edit) =>
        (programme.Name, programme.Introduction, programme.Accent) == (edit.Name, edit.Introduction, edit.Accent)
            ? Verdict.Accept()
            : Verdict.Accept(new ProgrammeEdited(
                edit.Name, edit.Introduction, edit.Accent, programme.Name, programme.Introduction, programme.Accent));

    public static Verdict SetGroups(State state, SetPartnerGroups set)
    {
        var was = state.Find<ProgrammeRecord>(ProgrammeRecord.OnlyId)!.Groups;
        var groups = set.Preset switch
        {
            GroupPreset.FourO => FourO,
            GroupPreset.SevenO => SevenO,
            _ => set.Groups,
        };
        return groups.SequenceEqual(was) ? Verdict.Accept() : Verdict.Accept(new PartnerGroupsSet(groups, was));
    }

    public static void Project(Event @event, Projection projection)
    {
        switch (@event)
        {
            case ProgrammeStarted e:
                projection.Put(new ProgrammeRecord(e.Name, null, e.Accent, e.Groups, e.At), Audience.Everyone);
                projection.Put(new ProgrammeBook(0, []), Audience.Nobody);
                foreach (var topic in e.Topics)
                    projection.Put(topic, Audience.Everyone);
                break;
            case ProgrammeEdited e:
                Update(projection, programme => programme with { Name = e.Name, Introduction = e.Introduction, Accent = e.Accent });
                break;
            case PartnerGroupsSet e:
                Update(projection, programme => programme with { Groups = e.Groups });
                break;
        }
    }

    private static void Update(Projection projection, Func<ProgrammeRecord, ProgrammeRecord> change) =>
        projection.Update(ProgrammeRecord.OnlyId, change);
}
