import type { InviteTexts } from './nl.invite';

/** How others are invited, in English. */
export const invite: InviteTexts = {
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
