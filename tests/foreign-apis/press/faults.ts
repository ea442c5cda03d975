import type { Fault } from '../shared/fault.ts';
import { answerFaults } from './faults/answers.ts';
import { writtenFaults } from './faults/written.ts';
import type { Press } from './store.ts';

/** Every fault of the press. */
export const faults: Fault<Press>[] = [...writtenFaults, ...answerFaults];
