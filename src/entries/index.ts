/** What a program of one's own may use: mocks and contracts. */
export type { HttpResponse } from '../http/exchange.ts';
export { contractMiddleware } from '../matchers/middleware.ts';
export {
  type Contract,
  type ContractChoice,
  type ContractFinding,
  openContract,
} from '../matchers/own-contract.ts';
export type { Mocks, StartOptions } from '../mock/start-mocks.ts';
export { InputError } from '../shared/input-error.ts';
export { type Config, defineConfig } from './config.ts';
export { startMocks } from './start-mocks.ts';
