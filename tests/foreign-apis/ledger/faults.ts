import type { Fault } from '../shared/fault.ts';
import { answerFaults } from './faults/answers.ts';
import { writtenFaults } from './faults/written.ts';
import type { Ledger } from './store.ts';

/** Every fault of the ledger. */
export const faults: Fault<Ledger>[] = [...writtenFaults, ...answerFaults];
