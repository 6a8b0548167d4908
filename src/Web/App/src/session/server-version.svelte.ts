import { build, protocol, versionOfServer } from '../sync/version';

/**
 * Whether the server is still of the version of this page. A page that was open while its server was replaced, or that was
 * opened without a connection, may be older: it goes on where both speak alike, and otherwise waits until it is loaded anew.
 */
export class ServerVersion {
  /** The server has another build of these pages. */
  isOther = $state(false);
  /** The server speaks otherwise: nothing is sent to it. */
  isForeign = $state(false);
  /** A page that the server has just sent is of its version. */
  #isSure = !isFromKeeper();

  /** @returns undefined where the server cannot be asked now. */
  async mayTalk(): Promise<boolean | undefined> {
    if (this.#isSure) {
      this.#isSure = false;
      return true;
    }
    const server = await versionOfServer();
    if (!server) return undefined;
    this.isOther = server.build !== build;
    this.isForeign = server.protocol !== protocol;
    return !this.isForeign;
  }
}

/** Whether a service worker may have given this page, rather than the server. */
function isFromKeeper(): boolean {
  return !!globalThis.navigator?.serviceWorker?.controller;
}
