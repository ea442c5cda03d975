import { setTimeout as sleep } from 'node:timers/promises';
import type { MockCommand } from '../../mock/flags.ts';
import { portMates, portsOf } from '../../mock/ports.ts';
import { InputError } from '../../shared/input-error.ts';
import { chooseApis, isDocument } from '../../spec/apis.ts';

/** Milliseconds between two questions: a mock starts in about a second. */
const pause = 100;

/**
 * Comes back when every mock that this command line would start answers `GET /__mock`. An InputError that names those
 * which do not within `patience` milliseconds.
 */
export async function waitForMocks(command: MockCommand, patience = 60_000): Promise<void> {
  const open = new Map(portsAskedFor(command));
  const end = Date.now() + patience;
  for (;;) {
    const answers = await Promise.all(
      [...open].map(async ([name, url]) => ((await answersAt(url)) ? name : undefined)),
    );
    for (const name of answers) if (name !== undefined) open.delete(name);
    if (open.size === 0) return;
    if (Date.now() >= end) break;
    await sleep(pause);
  }
  const missing = [...open].map(([name, url]) => `${name} at ${url}`).join(', ');
  throw new InputError(`No mock answers for ${missing}. Was it started with the same names and --port?`);
}

function portsAskedFor({ apis, port, options }: MockCommand): [string, string][] {
  const chosen = chooseApis(apis);
  const leader = apis[0] !== undefined && isDocument(apis[0]) ? chosen[0]?.name : apis[0];
  const ports = [...portsOf(portMates(apis, chosen), chosen, port, leader)].map(
    ([name, given]) => [name, given.port] as const,
  );
  if (ports.some(([, number]) => number === 0))
    throw new InputError('--wait cannot know a free port that another process took: name it with --port.');
  const host = options.host === '0.0.0.0' || options.host === '::' ? '127.0.0.1' : options.host;
  return ports.map(([name, number]) => [name, `http://${host}:${number}`]);
}

async function answersAt(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/__mock`, { signal: AbortSignal.timeout(2_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
