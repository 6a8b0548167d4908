import { enActions } from './en.actions';
import { currentLanguage, t } from './index.svelte';
import { nlActions, type ActionId, type ActionTexts } from './nl.actions';

/** The texts of actions in the reader's language. Apart from the others, since the first idea does without them. */
export const actionTexts = (): ActionTexts => (currentLanguage() === 'en' ? enActions : nlActions);

/** The one name of something that can be done, in menus, on buttons, above dialogs and in the list of all. */
export const nameOfAction = (id: ActionId): string => ({ ...actionTexts().actions, ...t().commands })[id];
