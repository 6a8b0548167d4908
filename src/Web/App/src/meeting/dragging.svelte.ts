/** The idea, or the cluster, that is being dragged, if one is. Dragging is only ever a short cut: each has a menu that does the same. */
export const draggedIdea = $state<{ id: string | undefined; clusterId: string | undefined }>({ id: undefined, clusterId: undefined });

export const refocus = {
  /** Somebody opened or closed a round of voting: what then stands there takes the focus of the button that is gone. */
  vote: false,
};

export function focusAfterVote(heading: HTMLElement): void {
  if (!refocus.vote) return;
  refocus.vote = false;
  heading.focus();
}
