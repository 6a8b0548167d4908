import type { Attachment } from 'svelte/attachments';

/** Brings the one thing into view to which somebody followed a link, and puts the focus on it. */
export const meant =
  (isMeant: boolean): Attachment<HTMLElement> =>
  (element) => {
    if (!isMeant) return;
    element.tabIndex = -1;
    element.scrollIntoView({ block: 'center' });
    element.focus({ preventScroll: true });
  };
