import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { currentLanguage } from '../text/index.svelte';
import type { Answer } from '../wire';
import type { EntityName } from './identity';

/**
 * Gives one command where there is nothing to follow yet: an invitation is answered by somebody who sees nothing of the community.
 * The same id given again takes effect once (CMD2), so after no answer it may be tried again.
 * @throws where the server cannot be reached, or does not say what it did.
 */
export async function sendOnce(entity: EntityName, token: string, id: string, command: object): Promise<Answer> {
  const hub = new HubConnectionBuilder()
    .withUrl(`/hub?ui-culture=${currentLanguage()}`, { accessTokenFactory: () => token, skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .configureLogging(LogLevel.None)
    .build();
  try {
    await hub.start();
    return await hub.invoke<Answer>('Send', entity, { id, command });
  } finally {
    void hub.stop();
  }
}
