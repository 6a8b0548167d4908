import { en } from './en.canvas';
import { currentLanguage } from './index.svelte';
import { nl, type CanvasTexts } from './nl.canvas';

export const canvasTexts = { nl, en } satisfies Record<string, CanvasTexts>;

/** The texts of the canvas in the reader's language; they come with the canvas, after the first visit. */
export const tc = (): CanvasTexts => canvasTexts[currentLanguage()];
