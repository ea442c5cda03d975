import type { Fault } from '../shared/fault.ts';
import { answerFaults } from './faults/answers.ts';
import { writtenFaults } from './faults/written.ts';
import type { Jotter } from './store.ts';

/** Every fault of the jotter. */
export const faults: Fault<Jotter>[] = [...writtenFaults, ...answerFaults];
