import { setTimeout as wait } from 'node:timers/promises';
import type { Sender } from '../http/send.ts';

/** How long a supervisor may take to start a server again, in milliseconds, look by look. */
const looks = [0, 200, 800, 2000];

/** True where a target answers anything at all, within three seconds. */
export async function isAnswering(sender: Sender, baseUrl: string): Promise<boolean> {
  for (const pause of looks) {
    await wait(pause);
    const url = `${baseUrl}/is-anybody-there`;
    const { response, unsent } = await sender.send({
      method: 'GET',
      url,
      headers: { accept: '*/*' },
      body: undefined,
    });
    if (response !== undefined) return true;
    if (unsent) return false;
  }
  return false;
}
