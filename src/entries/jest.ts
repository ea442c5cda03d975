/** For Jest and runners like it, which have `expect.extend`: the matcher, and mocks on free ports. */
export { contractMatchers } from '../matchers/matcher.ts';
export type { Mocks, StartOptions } from '../mock/start-mocks.ts';
export { startMocks } from './start-mocks.ts';
