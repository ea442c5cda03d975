/** Mocks without a server, for tests without MSW. */
export type { MockContract } from '../mock/contract/contract.ts';
export {
  createMock,
  type FetchMock,
  type FetchMockOptions,
  type OperationMock,
} from '../mock/fetch/fetch-mock.ts';
export { mockFetch } from '../mock/fetch/mock-fetch.ts';
export { DroppedConnection } from '../mock/fetch/outgoing.ts';
