import { InputError, messageOf } from '../../shared/input-error.ts';
import type { Behaviour, BehaviourResponse } from './behaviour.ts';

/** The header in which the reason of a refusal travels until it is told. */
export const whyHeader = 'x-mock-why';

/** Where a behaviour stands: its file, and the line of it where something was thrown. */
export interface BehaviourSource {
  readonly file: string;
  readonly thrownAt: (thrown: unknown) => string;
}

/** A behaviour that says why it refuses, and, where it throws, in which file and line. */
export function explainsRefusal(behaviour: Behaviour, source?: BehaviourSource): Behaviour {
  const refused = `refused by what ${source?.file ?? 'the mock'} remembers`;
  return {
    ...behaviour,
    begin(spec) {
      try {
        return behaviour.begin(spec);
      } catch (thrown) {
        throw located(thrown, 'begin', source);
      }
    },
    step(state, ask) {
      try {
        const step = behaviour.step(state, ask);
        const why = step === undefined ? undefined : whyOf(step.reply, refused);
        if (step === undefined || why === undefined) return step;
        const headers = { ...step.reply.headers, [whyHeader]: why };
        return { ...step, reply: { ...step.reply, headers } };
      } catch (thrown) {
        throw located(thrown, 'step', source);
      }
    },
    ...withRest(behaviour, source),
  };
}

/** What a behaviour may do without. */
function withRest(
  behaviour: Behaviour,
  source: BehaviourSource | undefined,
): Pick<Behaviour, 'identify' | 'refuse'> {
  const rest: Pick<Behaviour, 'identify' | 'refuse'> = {};
  if (behaviour.identify !== undefined) {
    rest.identify = (state, ask) => {
      try {
        return behaviour.identify?.(state, ask);
      } catch (thrown) {
        throw located(thrown, 'identify', source);
      }
    };
  }
  if (behaviour.refuse !== undefined) {
    rest.refuse = (status, why, wait) => {
      try {
        return behaviour.refuse?.(status, why, wait);
      } catch (thrown) {
        throw located(thrown, 'refuse', source);
      }
    };
  }
  return rest;
}

/** A missing thing is told of by the path; every other refusal has a reason, if only who refuses. */
function whyOf({ why, code, missing }: BehaviourResponse, refused: string): string | undefined {
  return why ?? (missing === undefined && code !== undefined && code >= 400 ? refused : undefined);
}

function located(thrown: unknown, name: string, source: BehaviourSource | undefined): unknown {
  if (source === undefined || thrown instanceof InputError) return thrown;
  const what = messageOf(thrown).split('\n')[0];
  return new InputError(`${source.thrownAt(thrown)} throws in ${name}: ${what}`);
}
