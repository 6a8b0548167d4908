/** Small things that this browser remembers. Where it may not, they live as long as the tab. */
const inMemory = new Map<string, string>();

export function kept(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? inMemory.get(key) ?? null;
  } catch {
    return inMemory.get(key) ?? null;
  }
}

/** The keys of everything that is kept under a prefix. */
export function keptKeys(prefix: string): string[] {
  const keys = new Set(inMemory.keys());
  try {
    for (let i = 0; i < localStorage.length; i++) keys.add(localStorage.key(i)!);
  } catch {
    // Then it is in memory alone.
  }
  return [...keys].filter((key) => key.startsWith(prefix));
}

export function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
    inMemory.delete(key);
  } catch {
    inMemory.set(key, value);
  }
}

export function forget(key: string): void {
  inMemory.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Then it was never there.
  }
}
