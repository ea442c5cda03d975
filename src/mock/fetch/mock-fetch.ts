import type { MockContract } from '../contract/contract.ts';
import { createMock, type FetchMock, type FetchMockOptions, here } from './fetch-mock.ts';

/** A mock, or the contract to make one of. */
export type MockSource<Answers> = FetchMock<Answers> | MockContract<Answers>;

/** A mock of this source. */
export function mockFrom<Answers>(
  source: MockSource<Answers>,
  options?: FetchMockOptions,
): FetchMock<Answers> {
  return 'respond' in source ? source : createMock(source, options);
}

/**
 * A `fetch` that a mock answers, for tests without MSW: give it to a client, or put it in the place of the global one.
 * With a base URL, what goes elsewhere rejects with a TypeError, as a host does that cannot be reached.
 *
 * @example
 * const client = createRocketchatClient({ baseUrl, credentials, fetch: mockFetch(rocketchat) });
 */
export function mockFetch<Answers>(source: MockSource<Answers>, options?: FetchMockOptions): typeof fetch {
  const mock = mockFrom(source, options);
  return async (input, init) => {
    const request = toRequest(input, init, mock.baseUrl);
    request.signal.throwIfAborted();
    const answered = mock.baseUrl === undefined ? mock.answer(request) : mock.respond(request);
    const response = await Promise.race([answered, whenAborted(request.signal)]);
    if (response !== undefined) return response;
    throw new TypeError(`Failed to fetch: the mock is not asked at ${request.url}`);
  };
}

function toRequest(
  input: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  base: string | undefined,
): Request {
  if (typeof input !== 'string') return new Request(input, init);
  return new Request(new URL(input, base ?? here()), init);
}

/** Rejects when the caller gives up. */
function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
