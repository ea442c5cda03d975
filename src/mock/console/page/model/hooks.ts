import { useEffect, useState } from 'preact/hooks';
import type { Log } from './log.ts';
import { type Route, readRoute } from './route.ts';

/** What is being asked for: nothing yet, the value, or the sentence that says why not. */
export interface Loaded<Value> {
  readonly value: Value | undefined;
  readonly error: string | undefined;
  /** Asks again. */
  readonly again: () => void;
}

/** Asks when the page shows this, and whenever `keys` change; an answer that comes too late is dropped. */
export function useLoaded<Value>(ask: () => Promise<Value>, keys: readonly unknown[]): Loaded<Value> {
  const [state, setState] = useState<{ value?: Value; error?: string }>({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    ask().then(
      (value) => isCurrent && setState({ value }),
      (thrown: unknown) =>
        isCurrent && setState({ error: thrown instanceof Error ? thrown.message : String(thrown) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [...keys, turn]);
  return { value: state.value, error: state.error, again: () => setTurn((before) => before + 1) };
}

/** Where the page stands, followed. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = () => setRoute(readRoute(location.hash));
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  return route;
}

/** Shows again what came meanwhile. */
export function useLog(log: Log): Log {
  const [, setTurn] = useState(0);
  useEffect(() => log.follow(() => setTurn((before) => before + 1)), [log]);
  return log;
}

/** A text that stays over reloads, in this tab alone. */
export function useStored(name: string, initial: string): [string, (text: string) => void] {
  const [text, setText] = useState(() => sessionStorage.getItem(name) ?? initial);
  return [
    text,
    (next) => {
      sessionStorage.setItem(name, next);
      setText(next);
    },
  ];
}
