/** For Jest and runners like it, which have `expect.extend`: the matcher, and mocks on free ports. */
export { contractMatchers } from '../matchers/matcher.ts';
export { type Mocks, type StartOptions, startMocks } from '../mock/start-mocks.ts';
