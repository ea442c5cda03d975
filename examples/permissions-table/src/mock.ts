import { setupWorker } from 'msw/browser';
import { rocketchat } from 'workspace-contracts/mocks/rocketchat';
import { handlers } from 'workspace-contracts/msw';

/** From now on the page answers its own requests to the API. */
export async function startMock(): Promise<void> {
  await setupWorker(...handlers(rocketchat)).start({ quiet: true, onUnhandledRequest: 'bypass' });
}
