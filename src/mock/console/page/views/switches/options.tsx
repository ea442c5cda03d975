import { useState } from 'preact/hooks';
import type { Json } from '../../model/types.ts';
import type { Steering } from '../../snippets/steer.ts';
import { codeFor, type Shared, Switch } from './switch.tsx';

interface OptionsProps extends Shared {
  readonly options: {
    readonly validate: string;
    readonly auth: string;
    readonly rateLimit: { readonly requests: number; readonly seconds: number } | null;
  };
}

const modes: Readonly<Record<string, string>> = {
  on: 'what breaks the contract is refused',
  warn: 'it is let pass, and told of',
  off: 'nobody looks',
};

/** How strictly requests are checked, who is asked for credentials, and how many requests are too many. */
export function OptionSwitches({ options, ...shared }: OptionsProps) {
  const { validate, auth, rateLimit } = options;
  const [requests, setRequests] = useState(rateLimit?.requests ?? 10);
  const [seconds, setSeconds] = useState(rateLimit?.seconds ?? 1);
  const put = (body: Json): Steering => ({ method: 'PUT', name: 'options', body });
  const limit = put({ rateLimit: { requests, seconds } });
  return (
    <>
      <Switch title="Validation" code={codeFor(shared, put({ validate }))}>
        <fieldset>
          <legend>Requests are checked</legend>
          {Object.entries(modes).map(([mode, words]) => (
            <label key={mode} class="check">
              <input
                type="radio"
                name="validate"
                checked={validate === mode}
                onChange={() => void shared.turn(put({ validate: mode }), `Validation is ${mode}: ${words}.`)}
              />
              {mode} <span class="soft">{words}</span>
            </label>
          ))}
        </fieldset>
      </Switch>
      <Switch title="Credentials" code={codeFor(shared, put({ auth }))}>
        <label class="check">
          <input
            type="checkbox"
            checked={auth === 'off'}
            onChange={(event) => {
              const next = event.currentTarget.checked ? 'off' : 'on';
              void shared.turn(
                put({ auth: next }),
                `Credentials are ${next === 'on' ? 'looked at' : 'not looked at'}.`,
              );
            }}
          />
          Take everybody for the administrator
        </label>
      </Switch>
      <Switch
        title="Rate limit"
        note={rateLimit === null ? 'Off.' : `On: ${rateLimit.requests} requests in ${rateLimit.seconds} s.`}
        code={codeFor(shared, limit)}
      >
        <div class="row">
          <label>
            Requests
            <input
              type="number"
              min={1}
              value={requests}
              onInput={(event) => setRequests(Number(event.currentTarget.value))}
            />
          </label>
          <label>
            In seconds
            <input
              type="number"
              min={1}
              value={seconds}
              onInput={(event) => setSeconds(Number(event.currentTarget.value))}
            />
          </label>
        </div>
        <div class="row">
          <button
            type="button"
            class="primary"
            onClick={() => void shared.turn(limit, 'The rate limit is on.')}
          >
            Switch on
          </button>
          <button
            type="button"
            onClick={() => void shared.turn(put({ rateLimit: null }), 'The rate limit is off.')}
          >
            Switch off
          </button>
        </div>
      </Switch>
    </>
  );
}
