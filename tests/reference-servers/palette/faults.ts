/** What the Palette stand-in can do wrong, beyond what every API can. */
import type { Faults } from '../stand-in.ts';
import { answerFaults } from './answer-faults.ts';
import { lawFaults } from './law-faults.ts';
import { limitFaults } from './limit-faults.ts';
import type { State } from './state.ts';

/** All faults of Palette alone. */
export const paletteFaults: Faults<State> = { ...limitFaults, ...answerFaults, ...lawFaults };
