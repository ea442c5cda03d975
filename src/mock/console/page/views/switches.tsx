import { useState } from 'preact/hooks';
import { steer } from '../model/ask.ts';
import { useLoaded } from '../model/hooks.ts';
import type { Caller, Mock } from '../model/types.ts';
import type { Steering } from '../snippets/steer.ts';
import { ClockSwitch } from './switches/clock.tsx';
import { FaultSwitch } from './switches/faults.tsx';
import { IdentitySwitch } from './switches/identity.tsx';
import { OptionSwitches } from './switches/options.tsx';
import type { Turn } from './switches/switch.tsx';

interface SwitchesProps {
  readonly mock: Mock;
  readonly caller: Caller;
}

/** What can be turned while the mock runs; beside each switch stands the line of a test that does the same. */
export function SwitchesView({ mock, caller }: SwitchesProps) {
  const { session } = caller;
  const [isAll, setAll] = useState(false);
  const [said, setSaid] = useState<{ text: string; isBad: boolean } | undefined>();
  const read = () => readAll(mock, session);
  const { value, error, again } = useLoaded(read, [mock.url, session]);
  const turn: Turn = async (steering, text) => {
    try {
      await steer(mock, { ...steering, isAll }, session);
      setSaid({ text, isBad: false });
    } catch (thrown) {
      setSaid({ text: thrown instanceof Error ? thrown.message : String(thrown), isBad: true });
    }
    again();
  };
  const shared = { api: mock.api, session, isAll, turn };
  return (
    <div class="switches-view">
      <h2>Switches</h2>
      <div class="row">
        <p>
          They count for{' '}
          {isAll
            ? 'every session'
            : session === ''
              ? 'the session that everybody shares'
              : `session “${session}”`}
          .
        </p>
        <label class="check">
          <input type="checkbox" checked={isAll} onChange={(event) => setAll(event.currentTarget.checked)} />
          Every session
        </label>
        <button
          type="button"
          onClick={() => void turn({ method: 'POST', name: 'reset' }, 'Everything is as at the start.')}
        >
          Reset everything
        </button>
      </div>
      <p role="status" class={said?.isBad === true ? 'error' : 'note'}>
        {said?.text}
      </p>
      {error !== undefined && <p class="error">{error}</p>}
      <div class="cards">
        <IdentitySwitch mock={mock} caller={caller} />
        {value !== undefined && (
          <>
            <FaultSwitch {...shared} plan={value.faults} />
            <ClockSwitch {...shared} now={value.clock.now} />
            <OptionSwitches {...shared} options={value.options} />
          </>
        )}
      </div>
    </div>
  );
}

interface Plans {
  readonly faults: {
    readonly delay: readonly [number, number];
    readonly fail: number;
    readonly kinds: readonly string[];
  };
  readonly clock: { readonly now: string };
  readonly options: {
    readonly validate: string;
    readonly auth: string;
    readonly rateLimit: { readonly requests: number; readonly seconds: number } | null;
  };
}

async function readAll(mock: Mock, session: string): Promise<Plans> {
  const read = (name: string) =>
    steer(mock, { method: 'GET', name } satisfies Steering, session) as Promise<unknown>;
  const [faults, clock, options] = await Promise.all([read('faults'), read('clock'), read('options')]);
  return { faults, clock, options } as Plans;
}
