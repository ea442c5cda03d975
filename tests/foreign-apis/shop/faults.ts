import type { Fault } from '../shared/fault.ts';
import { answerFaults } from './faults/answers.ts';
import { listFaults } from './faults/lists.ts';
import { requestFaults } from './faults/requests.ts';
import { writtenFaults } from './faults/written.ts';
import type { Shop } from './store.ts';

/** Every fault of the shop. */
export const faults: Fault<Shop>[] = [...writtenFaults, ...requestFaults, ...listFaults, ...answerFaults];
