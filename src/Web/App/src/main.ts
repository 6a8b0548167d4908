import '@fontsource-variable/figtree/wght.css';
import '@utrecht/alert-css/dist/index.min.css';
import '@utrecht/button-css/dist/index.min.css';
import '@utrecht/form-field-css/dist/index.min.css';
import '@utrecht/form-field-error-message-css/dist/index.min.css';
import '@utrecht/form-label-css/dist/index.min.css';
import '@utrecht/link-css/dist/index.min.css';
import '@utrecht/radio-button-css/dist/index.min.css';
import '@utrecht/select-css/dist/index.min.css';
import '@utrecht/skip-link-css/dist/index.min.css';
import '@utrecht/textarea-css/dist/index.min.css';
import '@utrecht/textbox-css/dist/index.min.css';
import './theme/tokens.css';
import './theme/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { prepare } from './text/index.svelte';

// A keyboard on the screen, or turning the phone, takes away room: what is being written stays in view.
(visualViewport ?? window).addEventListener('resize', () => {
  const { activeElement: box } = document;
  if (box instanceof HTMLElement && (box.isContentEditable || box.matches('input, textarea, select'))) box.scrollIntoView({ block: 'nearest' });
});

void prepare().then(() => {
  const target = document.getElementById('app')!;
  target.replaceChildren();
  mount(App, { target });
});
