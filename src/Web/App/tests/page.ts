/** As much of a page as modules look at when they are read. To be imported before them; a test that needs more of a browser runs in one. */
Object.assign(globalThis, {
  navigator: { languages: ['nl-NL'], platform: 'Linux' },
  document: { documentElement: { lang: '' }, querySelectorAll: () => [] },
  location: { pathname: '/', search: '' },
  addEventListener: () => undefined,
});
