import { type HttpHandler, HttpResponse, http } from 'msw';
import type { FetchMockOptions } from '../mock/fetch/fetch-mock.ts';
import { type MockSource, mockFrom } from '../mock/fetch/mock-fetch.ts';
import { DroppedConnection } from '../mock/fetch/outgoing.ts';

export {
  createMock,
  type FetchMock,
  type FetchMockOptions,
  type OperationMock,
} from '../mock/fetch/fetch-mock.ts';
export { mockFetch } from '../mock/fetch/mock-fetch.ts';

/**
 * Handlers of MSW 2 that answer for an API as its mock over HTTP does, in a browser, in Node and in Storybook. What is
 * not for the API goes on to the next handler.
 *
 * @example
 * const mock = createMock(rocketchat);
 * const server = setupServer(...handlers(mock));
 */
export function handlers<Answers>(source: MockSource<Answers>, options?: FetchMockOptions): HttpHandler[] {
  const mock = mockFrom(source, options);
  return [http.all('*', ({ request }) => mock.respond(request).catch(asNetworkError))];
}

/** A connection that breaks is one to MSW too. */
function asNetworkError(thrown: unknown): Response {
  if (thrown instanceof DroppedConnection) return HttpResponse.error();
  throw thrown;
}
