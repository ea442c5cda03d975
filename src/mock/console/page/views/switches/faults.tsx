import { useEffect, useState } from 'preact/hooks';
import type { Steering } from '../../snippets/steer.ts';
import { codeFor, type Shared, Switch } from './switch.tsx';

const kinds: Readonly<Record<string, string>> = {
  error: 'answers 500',
  drop: 'closes the connection',
  truncate: 'breaks off half-way',
  slow: 'comes slowly',
};

/** What "Use" would do where nothing fails yet: let everything fail. */
function shareOf({ fail }: FaultProps['plan']): number {
  return fail === 0 ? 100 : fail * 100;
}

function delayOf({ delay }: FaultProps['plan']): readonly [number, number] {
  return delay[1] === 0 ? [200, 800] : delay;
}

interface FaultProps extends Shared {
  readonly plan: {
    readonly delay: readonly [number, number];
    readonly fail: number;
    readonly kinds: readonly string[];
  };
}

/** How long answers wait, and which share of them fails in which way. */
export function FaultSwitch({ plan, ...shared }: FaultProps) {
  const [share, setShare] = useState(shareOf(plan));
  const [chosen, setChosen] = useState<readonly string[]>(plan.kinds);
  const [delay, setDelay] = useState(delayOf(plan));
  useEffect(() => {
    setShare(shareOf(plan));
    setChosen(plan.kinds);
    setDelay(delayOf(plan));
  }, [plan]);
  const faults: Steering = { method: 'PUT', name: 'faults', body: { fail: share / 100, kinds: [...chosen] } };
  const waiting: Steering = { method: 'PUT', name: 'faults', body: { delay: [...delay] } };
  const { turn } = shared;
  return (
    <>
      <Switch
        title="Faults"
        note={
          plan.fail === 0 ? 'Off: every answer comes whole.' : `On: ${plan.fail * 100} % of the answers fail.`
        }
        code={codeFor(shared, faults)}
      >
        <label>
          Share of the answers that fail, in percent
          <input
            type="number"
            min={0}
            max={100}
            value={share}
            onInput={(event) => setShare(Number(event.currentTarget.value))}
          />
        </label>
        <fieldset>
          <legend>How they fail</legend>
          {Object.entries(kinds).map(([kind, words]) => (
            <label key={kind} class="check">
              <input
                type="checkbox"
                checked={chosen.includes(kind)}
                onChange={(event) =>
                  setChosen(
                    event.currentTarget.checked ? [...chosen, kind] : chosen.filter((one) => one !== kind),
                  )
                }
              />
              {kind} <span class="soft">{words}</span>
            </label>
          ))}
        </fieldset>
        <div class="row">
          <button
            type="button"
            class="primary"
            onClick={() => void turn(faults, 'The faults are switched on.')}
          >
            Switch on
          </button>
          <button
            type="button"
            onClick={() =>
              void turn({ method: 'PUT', name: 'faults', body: { fail: 0 } }, 'The faults are off.')
            }
          >
            Switch off
          </button>
        </div>
      </Switch>
      <Switch
        title="Delay"
        note={
          plan.delay[1] === 0 ? 'Off: answers come at once.' : `On: ${plan.delay[0]} to ${plan.delay[1]} ms.`
        }
        code={codeFor(shared, waiting)}
      >
        <div class="row">
          <label>
            From, in ms
            <input
              type="number"
              min={0}
              value={delay[0]}
              onInput={(event) => setDelay([Number(event.currentTarget.value), delay[1]])}
            />
          </label>
          <label>
            To, in ms
            <input
              type="number"
              min={0}
              value={delay[1]}
              onInput={(event) => setDelay([delay[0], Number(event.currentTarget.value)])}
            />
          </label>
        </div>
        <div class="row">
          <button
            type="button"
            class="primary"
            onClick={() => void turn(waiting, 'Answers wait from now on.')}
          >
            Switch on
          </button>
          <button
            type="button"
            onClick={() =>
              void turn({ method: 'PUT', name: 'faults', body: { delay: [0, 0] } }, 'Answers come at once.')
            }
          >
            Switch off
          </button>
        </div>
      </Switch>
    </>
  );
}
