export { contractMatchers, type Mocks, type StartOptions, startMocks } from './jest.js';
