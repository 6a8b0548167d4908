/** Makes all of the page but one element so that it can be neither reached nor heard, until what it gives is called. */
export function cover(element: HTMLElement): () => void {
  const under: HTMLElement[] = [];
  for (let at: HTMLElement | null = element; at && at !== document.body; at = at.parentElement)
    for (const other of at.parentElement?.children ?? []) if (other !== at && other instanceof HTMLElement && !other.inert && other.tagName !== 'SCRIPT') under.push(other);
  for (const other of under) other.inert = true;
  return () => {
    for (const other of under) other.inert = false;
  };
}
