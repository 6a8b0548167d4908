import type { Presence } from '../sync/frames';
import type { SetSpotlight, Spotlight } from '../wire';

/** Where a facilitator is, as the command says it that lets others look along. */
export const spotOf = (view: string, { at, port }: Pick<Presence, 'at' | 'port'>): Omit<SetSpotlight, 'type'> => ({
  view,
  ...(at ? { atKind: at.kind, atId: at.id } : {}),
  ...(port ?? {}),
});

/** Where the spotlight is, as somebody's whereabouts are told. */
export const placeOfSpot = ({ view, atKind, atId, x, y, zoom }: Spotlight): Pick<Presence, 'view' | 'at' | 'port'> => ({
  view,
  ...(atKind !== undefined && atId !== undefined ? { at: { kind: atKind, id: atId } } : {}),
  ...(x !== undefined && y !== undefined && zoom !== undefined ? { port: { x, y, zoom } } : {}),
});

export const isSameSpot = (one: Omit<SetSpotlight, 'type'>, other: Omit<SetSpotlight, 'type'>): boolean =>
  one.view === other.view && one.atKind === other.atKind && one.atId === other.atId && one.x === other.x && one.y === other.y && one.zoom === other.zoom;
