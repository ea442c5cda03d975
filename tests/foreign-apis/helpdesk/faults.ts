import type { Fault } from '../shared/fault.ts';
import { answerFaults } from './faults/answers.ts';
import { listFaults } from './faults/lists.ts';
import { requestFaults } from './faults/requests.ts';
import { writtenFaults } from './faults/written.ts';
import type { Desk } from './store.ts';

/** Every fault of the desk. */
export const faults: Fault<Desk>[] = [...writtenFaults, ...requestFaults, ...listFaults, ...answerFaults];
