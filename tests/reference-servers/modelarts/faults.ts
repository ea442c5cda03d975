/** What the ModelArts stand-in can do wrong, beyond what every API can. */
import type { Faults } from '../stand-in.ts';
import { answerFaults } from './answer-faults.ts';
import { lawFaults } from './law-faults.ts';
import { limitFaults } from './limit-faults.ts';
import type { State } from './state.ts';

/** All faults of ModelArts alone. */
export const modelartsFaults: Faults<State> = { ...limitFaults, ...answerFaults, ...lawFaults };
