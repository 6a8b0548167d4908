import type { CanvasTexts } from './nl.canvas';

/** The texts of the canvas in English. */
export const en: CanvasTexts = {
  name: 'Canvas with ideas',
  help: 'Everything on this canvas is in the list too, and can be done there just as well. Enter leads to the first note, and from there the arrow keys lead from note to note; on the canvas itself they move the view. Tab leads to the actions. Escape brings you back.',
  toList: 'To the list',
  empty: 'Double-click on the canvas, or press N, and write an idea there.',
  emptyTouch: 'Tap twice on the canvas and write an idea there.',
  holdHint: 'Hold a note for a moment to drag it.',
  emptyReader: 'As soon as there are ideas, you see them here.',

  zoomIn: 'Larger',
  zoomOut: 'Smaller',
  zoomNow: (percent) => `${percent} percent; set to actual size`,
  fit: 'Everything in view',
  marquee: 'Choose with a frame',
  present: 'Present',

  keysOf: 'On the canvas',
  keys: {
    go: 'To the note beside it; beside the notes: move the view',
    goAndChooseToo: 'To the note beside it, and choose that too',
    goOnly: 'To the note beside it, without choosing it',
    first: 'First note',
    last: 'Last note',
    write: 'Edit the note',
    toggle: 'Choose the note, or not',
    chooseAll: 'Choose all notes',
    move: 'Move what you chose a little',
    moveFar: 'Move what you chose by a whole note',
    letGo: 'Stop, or choose nothing',
    larger: 'Larger',
    smaller: 'Smaller',
    actualSize: 'Actual size',
    fit: 'Everything in view',
    present: 'Present',
  },

  note: {
    role: 'note',
    colour: (word) => `${word.toLowerCase()} note`,
    inCluster: (name) => `in ${name}`,
    chosen: 'chosen',
    noMatch: 'does not match what you look for',
    dragged: (name) => `${name} is moving this`,
    connect: 'Drag to another note to connect them',
  },

  colours: { yellow: 'Yellow', green: 'Green', blue: 'Blue', pink: 'Pink', violet: 'Violet' },
  noColour: 'No colour',

  bar: {
    name: 'Actions for what you chose',
    chosen: (count) => (count === 1 ? '1 note chosen' : `${count} notes chosen`),
    colour: 'Colour',
    connect: 'Connect',
    disconnect: (name) => `Remove the line to “${name}”`,
    more: 'More',
    nothing: 'Choose nothing',
  },

  moving: {
    byKeys: (count) => `You are moving ${count === 1 ? 'the note' : `${count} notes`}. Let go of Alt to put ${count === 1 ? 'it' : 'them'} down; Escape leaves everything as it was.`,
    into: (name) => `Over ${name}.`,
    outside: 'Outside the clusters.',
    dropped: (count, name) => `${count === 1 ? 'Note' : `${count} notes`} put down in ${name}.`,
    droppedLoose: (count) => `${count === 1 ? 'Note' : `${count} notes`} put down.`,
    stays: (name) => `It stays in ${name}. Every idea has a place of its own there.`,
    stopped: 'Everything is where it was.',
  },

  link: {
    choose: 'Choose the note to connect it with: with the arrow keys and Enter, or with a click. Escape stops.',
    title: 'Connect two notes',
    from: 'From',
    to: 'To',
    label: 'Word at the line (may stay empty)',
    make: 'Connect',
    made: 'The notes are connected.',
    with: (name, label) => (label ? `connected with “${name}”: ${label}` : `connected with “${name}”`),
  },

  area: {
    add: 'Write an idea here',
    empty: 'Drag ideas here.',
    emptyReader: 'Nothing here yet.',
  },

  presenting: {
    name: 'Presentation',
    overview: 'Overview',
    step: (at, of) => `${at} of ${of}`,
    next: 'Next',
    previous: 'Previous',
    end: 'Stop presenting',
    part: (name, at, of) => (of === 1 ? name : `${name} (${at} of ${of})`),
  },
};
