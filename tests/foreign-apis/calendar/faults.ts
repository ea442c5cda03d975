import type { Fault } from '../shared/fault.ts';
import { answerFaults } from './faults/answers.ts';
import { listFaults } from './faults/lists.ts';
import { writtenFaults } from './faults/written.ts';
import type { Daybook } from './store.ts';

/** Every fault of the daybook. */
export const faults: Fault<Daybook>[] = [...writtenFaults, ...listFaults, ...answerFaults];
