/** The stand-ins by name. */
import * as modelarts from './modelarts.ts';
import * as palette from './palette.ts';
import * as rocketchat from './rocketchat.ts';
import type { StandIn, StartOptions } from './stand-in.ts';

/** One stand-in: how to start it, and what it can do wrong. */
export interface Api {
  readonly faults: Readonly<Record<string, string>>;
  readonly start: (options?: StartOptions) => Promise<StandIn>;
}

/** All stand-ins. */
export const apis: Readonly<Record<string, Api>> = {
  modelarts: { faults: modelarts.faults, start: modelarts.startModelarts },
  palette: { faults: palette.faults, start: palette.startPalette },
  rocketchat: { faults: rocketchat.faults, start: rocketchat.startRocketchat },
};
