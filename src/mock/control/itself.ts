import type { MockResponse } from '../answer/mock-response.ts';
import { refuse } from '../answer/refuse.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import type { Running } from '../running.ts';
import { lineOf, note } from './note.ts';

/**
 * The answer where the mock itself fails. What is wrong stands in the log and in `X-Mock-Why`;
 * a behaviour that throws may throw at whatever it is asked.
 */
export function failedItself(
  { world, controls, options }: Running,
  { method = '', url = '', headers }: Failed,
  what: string,
): MockResponse {
  const refused = attempt(
    () => refuse(world, 500, 'the mock itself failed', { notes: [what] }),
    () => refuse({ ...world, behaviour: silent }, 500, 'the mock itself failed', { notes: [what] }),
  );
  attempt(
    () => note(options, controls.sessions.of(sessionName(headers)), { method, url }, refused),
    () => options.log?.(lineOf({ method, url }, refused)),
  );
  return refused;
}

/** What is known of a request when the mock fails, over whatever it came. */
interface Failed {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

const silent: Behaviour = { begin: () => undefined, step: () => undefined };

function attempt<Result>(first: () => Result, second: () => Result): Result {
  try {
    return first();
  } catch {
    return second();
  }
}

/** Whose memory a request means. */
export function sessionName(headers: Failed['headers']): string {
  return String(headers['x-mock-session'] ?? '');
}
