import { tc } from '../../text/canvas';
import { t } from '../../text/index.svelte';
import type { Idea } from '../../wire';
import { shortened } from '../naming';
import { isWithdrawn, numberOf } from '../outcomes';
import type { Surface } from './surface.svelte';

/** From whom a note is hidden still, in words. */
export const hiddenFrom = (idea: Idea): string | undefined => (idea.hidden ? (idea.sheet === undefined ? t().idea.onlyYou : t().idea.notAll) : undefined);

/** All that is seen of a note, as it is heard: what a place, a colour or a line tells to who sees, stands in words. */
export function heard(surface: Surface, idea: Idea, author: string): string {
  const { session } = surface;
  const { id } = idea;
  const spot = session.spotOf('idea', id);
  const cluster = surface.clusterOf(id);
  const placed = session.standing.get(id);
  const mine = surface.showsDots ? (session.ballot?.votes[id] ?? 0) : 0;
  const outcomes = (session.cameFrom.get(id) ?? []).filter((outcome) => !isWithdrawn(outcome));
  const otherEnd = (link: { fromIdeaId: string; toIdeaId: string }) => shortened(session.ideas.get(link.fromIdeaId === id ? link.toIdeaId : link.fromIdeaId)?.text ?? '');
  return [
    idea.text,
    t().idea.by(author),
    cluster && tc().note.inCluster(cluster.name),
    idea.colour && tc().note.colour(tc().colours[idea.colour]),
    placed && t().vote.dots(placed.votes),
    mine > 0 && t().vote.mine(mine),
    outcomes.length > 0 && `${t().outcomes.ledTo} ${outcomes.map(numberOf).join(', ')}`,
    ...(surface.linksAt.get(id) ?? []).map((link) => tc().link.with(otherEnd(link), link.label ?? '')),
    !surface.matches(id) && tc().note.noMatch,
    surface.chosen.has(id) && tc().note.chosen,
    hiddenFrom(idea),
    spot.isUnsaved && t().idea.notSaved,
    spot.awaitsChoice && t().returned.awaits,
  ]
    .filter(Boolean)
    .join(', ');
}
