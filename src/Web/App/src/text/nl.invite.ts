/** How others are invited, in Dutch; it comes with the invitation. */
export const invite = {
  export: 'Meenemen als bestand',
  formats: { md: 'Tekst (Markdown)', html: 'Webpagina', csv: 'Tabel (CSV)', json: 'Gegevens (JSON)' },
  returnLink: 'Verder op een ander apparaat',
  showReturnLink: 'Laat mijn link zien',
  returnLinkHelp: 'Met deze link ben je ook op een ander apparaat jezelf. Deel hem met niemand.',
  putBackOn: (day: string, title: string) => `Teruggezet op ${day}, uit een bestand van “${title}”.`,
  leave: 'Naar het begin',
  title: 'Nodig anderen uit',
  howTo: 'Ga naar dit adres en typ de code, of scan de QR-code.',
  code: 'Code',
  link: 'Link',
  copyLink: 'Kopieer de link',
  copied: 'Gekopieerd.',
  qr: (url: string) => `QR-code met de link ${url}`,
  onlyHere: 'Dit adres werkt alleen op deze computer.',
  onlyHereFix: 'Laat anderen meedoen door de server zo te starten en dan een van de adressen te openen die hij laat zien:',
  useAddress: 'Open deze bijeenkomst via een adres dat ook voor anderen werkt:',
  noCode: 'De code van deze bijeenkomst is verlopen.',
  renew: 'Nieuwe code',
  renewHelp: 'De oude code werkt dan niet meer.',
};

export type InviteTexts = typeof invite;
