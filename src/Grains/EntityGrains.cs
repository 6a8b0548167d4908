namespace Samenwerken.Grains;

// Each kind of entity is an interface to find it by, and a grain whose type is the name of the kind. The rules of a kind
// are in the Domain; nothing of them is here.

[Alias("samenwerken.IMeetingGrain")]
public interface IMeetingGrain : IEntityGrain;

[GrainType("meeting")]
internal sealed class MeetingGrain(EntitySurroundings surroundings) : EntityGrain(surroundings), IMeetingGrain;

[Alias("samenwerken.IJoinCodeGrain")]
public interface IJoinCodeGrain : IEntityGrain;

[GrainType("joinCode")]
internal sealed class JoinCodeGrain(EntitySurroundings surroundings) : EntityGrain(surroundings), IJoinCodeGrain;

[Alias("samenwerken.ICommunityGrain")]
public interface ICommunityGrain : IEntityGrain;

[GrainType("community")]
internal sealed class CommunityGrain(EntitySurroundings surroundings) : EntityGrain(surroundings), ICommunityGrain;

[Alias("samenwerken.IProgrammeGrain")]
public interface IProgrammeGrain : IEntityGrain;

[GrainType("programme")]
internal sealed class ProgrammeGrain(EntitySurroundings surroundings) : EntityGrain(surroundings), IProgrammeGrain;

[Alias("samenwerken.IPartnerGrain")]
public interface IPartnerGrain : IEntityGrain;

[GrainType("partner")]
internal sealed class PartnerGrain(EntitySurroundings surroundings) : EntityGrain(surroundings), IPartnerGrain;
