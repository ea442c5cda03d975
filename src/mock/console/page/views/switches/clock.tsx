import { useState } from 'preact/hooks';
import type { Steering } from '../../snippets/steer.ts';
import { codeFor, type Shared, Switch } from './switch.tsx';

interface ClockProps extends Shared {
  /** Where the session's clock stood when it was read. */
  readonly now: string;
}

/** The time by which the mock lives. */
export function ClockSwitch({ now, ...shared }: ClockProps) {
  const [seconds, setSeconds] = useState(3_600);
  const [time, setTime] = useState('2030-01-01T00:00:00Z');
  const [last, setLast] = useState<Steering>({ method: 'POST', name: 'clock', body: { advance: 3_600_000 } });
  const turn = (body: Record<string, number | string | boolean>, said: string) => {
    const steering: Steering = { method: 'POST', name: 'clock', body };
    setLast(steering);
    void shared.turn(steering, said);
  };
  return (
    <Switch title="Clock" note={`It stands at ${now}.`} code={codeFor(shared, last)}>
      <div class="row">
        <label>
          Seconds
          <input
            type="number"
            min={0}
            value={seconds}
            onInput={(event) => setSeconds(Number(event.currentTarget.value))}
          />
        </label>
        <button
          type="button"
          class="primary"
          onClick={() => turn({ advance: seconds * 1_000 }, `${seconds} seconds have passed.`)}
        >
          Advance
        </button>
      </div>
      <div class="row">
        <label>
          Time
          <input type="text" value={time} onInput={(event) => setTime(event.currentTarget.value)} />
        </label>
        <button type="button" onClick={() => turn({ now: time }, 'The clock is set, and goes.')}>
          Set
        </button>
        <button
          type="button"
          onClick={() => turn({ now: time, frozen: true }, 'The clock is set, and stands.')}
        >
          Set and freeze
        </button>
      </div>
    </Switch>
  );
}
