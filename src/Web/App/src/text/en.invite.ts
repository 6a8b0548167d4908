import type { InviteTexts } from './nl.invite';

/** How others are invited, in English. */
export const invite: InviteTexts = {
  export: 'Take it with you as a file',
  formats: { md: 'Text (Markdown)', html: 'Web page', csv: 'Table (CSV)', json: 'Data (JSON)' },
  returnLink: 'Go on with another device',
  showReturnLink: 'Show my link',
  returnLinkHelp: 'With this link you are yourself on another device too. Share it with nobody.',
  putBackOn: (day, title) => `Put back on ${day}, from a file of “${title}”.`,
  leave: 'To the beginning',
  title: 'Invite others',
  howTo: 'Go to this address and type the code, or scan the QR code.',
  code: 'Code',
  link: 'Link',
  copyLink: 'Copy the link',
  copied: 'Copied.',
  qr: (url) => `QR code with the link ${url}`,
  onlyHere: 'This address works on this computer only.',
  onlyHereFix: 'Let others join by starting the server like this, and then opening one of the addresses that it shows:',
  useAddress: 'Open this meeting by an address that also works for others:',
  noCode: 'The code of this meeting has expired.',
  renew: 'New code',
  renewHelp: 'The old code will no longer work.',
};
