import { newId } from '../../sync/ids';
import { tc } from '../../text/canvas';
import { t } from '../../text/index.svelte';
import { limits } from '../../wire';
import { askDropped } from '../actions.merging';
import { together } from '../actions.placing';
import { asking } from '../asking.svelte';
import type { Colour } from './colours';
import { centre, type Point } from './geometry';
import { areaSize } from './layout';
import { onGrid } from './snap';
import type { Surface } from './surface.svelte';

/** What is asked of the server; nothing on the canvas changes by anything else. */

/** How many ideas one command moves at most. */
const atOnce = 200;

/** Puts what was dragged where it is now: in a cluster, or in none at its own place. */
export function drop(surface: Surface): void {
  const { drag, session, plan } = surface;
  surface.drag = undefined;
  if (!drag) return;
  if (drag.areaId !== undefined) {
    if (drag.into !== undefined) return void askDropped(session, drag.areaId, drag.into);
    const area = plan.areas.get(drag.areaId);
    if (area && (drag.by.x || drag.by.y)) session.do({ type: 'moveCluster', clusterId: drag.areaId, x: area.x + drag.by.x, y: area.y + drag.by.y });
    return;
  }
  if (!drag.by.x && !drag.by.y) return;
  const ideas = [...drag.ids].map((id) => session.ideas.get(id)).filter((idea) => idea !== undefined);
  const into = drag.into ?? null;
  const moving = ideas.filter((idea) => into === null || idea.clusterId !== into);
  if (moving.length === 0) {
    // In its own cluster it has its place already.
    if (into !== null) session.digest.say(tc().moving.stays(session.clusters.get(into)?.name ?? ''));
    return;
  }
  const to = (id: string): Partial<Point> => {
    const rect = plan.notes.get(id)!;
    return into === null ? { x: rect.x + drag.by.x, y: rect.y + drag.by.y } : {};
  };
  for (let from = 0; from < moving.length; from += atOnce)
    session.do({ type: 'moveIdeas', ideas: moving.slice(from, from + atOnce).map(({ id }) => ({ ideaId: id, ...to(id) })), clusterId: into });
  const name = into === null ? undefined : session.clusters.get(into)?.name;
  session.digest.say(name === undefined ? tc().moving.droppedLoose(moving.length) : tc().moving.dropped(moving.length, name));
}

/** Puts ideas in a cluster, or in none, where the layout finds them a place. */
export function assign(surface: Surface, ids: readonly string[], clusterId: string | null): void {
  const moving = ids.filter((id) => (surface.session.ideas.get(id)?.clusterId ?? null) !== clusterId);
  for (let from = 0; from < moving.length; from += atOnce)
    surface.session.do({ type: 'moveIdeas', ideas: moving.slice(from, from + atOnce).map((ideaId) => ({ ideaId })), clusterId });
}

export function colour(surface: Surface, ids: readonly string[], chosen: Colour | null): void {
  for (const command of together(ids.filter((id) => (surface.session.ideas.get(id)?.colour ?? null) !== chosen))) surface.session.do({ type: 'colourIdea', ...command, colour: chosen });
}

export function link(surface: Surface, from: string, to: string, label: string): void {
  const words = label.trim();
  surface.session.do({ type: 'addLink', linkId: newId(), fromIdeaId: from, toIdeaId: to, ...(words ? { label: words } : {}) });
  surface.session.digest.say(tc().link.made);
}

export function unlink(surface: Surface, linkId: string): void {
  surface.session.do({ type: 'removeLink', linkId });
}

/** Asks for the name of a new cluster, whose area comes in the middle of what is in view. */
export function newCluster(surface: Surface): void {
  const { x, y } = centre(surface.camera.view);
  const { width, height } = areaSize(0);
  asking.question = {
    kind: 'words',
    title: t().cluster.new,
    label: t().cluster.name,
    value: '',
    max: limits.clusterName,
    submit: t().cluster.add,
    answered: (name) => surface.session.do({ type: 'addCluster', clusterId: newId(), name, x: onGrid(x - width / 2), y: onGrid(y - height / 2) }),
  };
}
