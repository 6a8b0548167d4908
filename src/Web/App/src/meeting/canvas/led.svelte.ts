import { tick, untrack } from 'svelte';
import { soughtIdea } from '../showing.svelte';
import { keepPlace, lastPlace } from './last-place';
import { firstView } from './keys';
import type { Surface } from './surface.svelte';

/** Where the view goes by itself, each time for one reason: nobody moved it there by hand. To be called while a component is made. */
export function leadView(surface: Surface): void {
  const { camera, session } = surface;
  let isFitted = false;

  // Everything is in view at first, as soon as it is known how large the view is.
  $effect(() => {
    if (isFitted || camera.width === 0 || !surface.plan.bounds) return;
    isFitted = true;
    camera.jump(lastPlace(surface) ?? firstView(surface));
    surface.resume();
  });

  // Wherever somebody stays a moment by themselves, is where they find the canvas again.
  $effect(() => {
    if (!isFitted || camera.isMoving || surface.isPresenting || session.following.person) return;
    untrack(() => keepPlace(session, camera));
  });

  // Whoever followed a link to an idea is brought there.
  $effect(() => {
    const idea = soughtIdea((ideaId) => surface.plan.notes.has(ideaId));
    if (idea) void tick().then(() => surface.goTo(idea));
  });

  // From hit to hit of a search, while the focus stays in the search.
  $effect(() => {
    const hit = session.hits.current;
    const rect = hit === undefined ? undefined : surface.plan.notes.get(hit);
    if (rect) untrack(() => camera.glide(camera.fitting(rect, 160)));
  });

  // Whoever follows somebody sees what they see.
  $effect(() => {
    const followed = session.following.port;
    if (followed) untrack(() => camera.glide({ x: followed.x - camera.width / 2 / followed.zoom, y: followed.y - camera.height / 2 / followed.zoom, zoom: followed.zoom }));
  });
}
